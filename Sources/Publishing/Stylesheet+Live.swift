extension Stylesheet {
    /// What the script adds to a page: controls, the panel of parameters, marks and diagnostics.
    static let live = """
        /* A live page. Beside a control stands the value as it is printed. */
        :root { --mark: #dcebe8; }
        @media (prefers-color-scheme: dark) { :root { --mark: #21444b; } }
        @media screen { .set > :first-child:not(.control), .printed { display: none; } }
        .control { display: inline-flex; flex-direction: column; align-items: flex-end; gap: .3rem; vertical-align: baseline; }
        .entry { display: inline-flex; align-items: baseline; gap: .35em; white-space: nowrap; }
        .control :is([type=text], select) { font: inherit; font-variant-numeric: inherit; color: inherit; background: none; border: 0; border-bottom: 1px solid var(--quiet); border-radius: 0; padding: .1rem 0; }
        .control [type=text] { width: 6em; text-align: right; }
        .control select { max-width: 14em; }
        .control option { background: var(--paper); color: var(--ink); }
        .control [type=range] { width: 8.5rem; height: 1.1rem; margin: 0; accent-color: var(--accent); }
        .control [role=switch] { width: 1.1rem; height: 1.1rem; margin: .15rem 0; accent-color: var(--accent); }
        .control.moved :is([type=text], select) { border-bottom: 2px solid var(--accent); margin-bottom: -1px; font-weight: 600; }
        .control [aria-invalid] { border-bottom-color: var(--bad) !important; }
        :is(.control, .dock) :is(input, select, button, summary):focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
        .control button, .dock button { font: .8125rem/1.5 var(--sans); color: var(--accent); background: none; border: 0; padding: 0; cursor: pointer; text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .18em; }
        .fault { display: block; font: .8125rem/1.45 var(--sans); color: var(--bad); text-align: left; white-space: normal; margin: .2rem 0 .6rem; }
        .fault[hidden] { display: none; }
        /* The way back keeps its room, so that nothing moves under the hand when it appears. */
        .control .back { text-decoration: none; font-size: 1rem; line-height: 1; margin-right: .35em; }
        .control .back[hidden] { display: inline-block; visibility: hidden; }
        .control .fault { max-width: 16rem; margin: .1rem 0; }
        /* What differs from the published, what waits, and what could not follow. */
        .v.moved { border-bottom: 1px solid var(--accent); }
        :is([aria-busy=true], [data-stale]):not(.params, :has([data-later])), [data-later] { color: var(--quiet); }
        :is([aria-busy=true], [data-stale]) svg { opacity: .45; }
        .was { font: .8125em/1.3 var(--sans); color: var(--quiet); font-weight: 400; }
        .was::before { content: " "; }
        td > .was { display: block; }
        .was.chart { margin: -1rem 0 2rem; }
        .was.chart > p { margin: 0 0 .25rem; }

        /* The reader's own experiments: a quiet button above each block, and its source below it. */
        .tool { position: relative; height: 0; }
        .tool .edit { position: absolute; right: 0; bottom: 0; opacity: 0; font: .8125rem/1.4 var(--sans); color: var(--quiet); background: var(--paper); border: 0; padding: 0 .2rem; cursor: pointer; }
        .tool .edit:hover { color: var(--accent); }
        .tool:is(:hover, :focus-within, .own, .open, :has(+ [data-cell]:hover)) .edit { opacity: 1; }
        .tool.own .edit { color: var(--accent); }
        .tool.own + [data-cell] { box-shadow: -2px 0 0 var(--accent); }
        .editor { margin: .5rem 0 1.5rem; font: .875rem/1.45 var(--sans); }
        .editor textarea { display: block; width: 100%; resize: vertical; font: .8125rem/1.5 var(--mono); tab-size: 4; color: var(--ink); background: var(--tint); border: 1px solid var(--rule); border-radius: 0; padding: .6rem .75rem; overflow: auto; }
        .editor textarea[aria-invalid] { border-color: var(--bad); }
        .editor pre { margin: .4rem 0 0; white-space: pre; overflow: auto; font: .8125rem/1.45 var(--mono); color: var(--bad); background: none; border: 0; padding: 0; }
        .editor pre[hidden] { display: none; }
        .editor .actions { margin: 0; }
        .editor button { font: .8125rem/1.5 var(--sans); color: var(--accent); background: none; border: 0; padding: 0; cursor: pointer; text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .18em; }
        .editor button:disabled { color: var(--quiet); text-decoration: none; cursor: default; }
        :is(.editor, .tool) :is(button, textarea):focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }

        .dock { position: sticky; bottom: 0; z-index: 1; margin: 2.5rem -.75rem 0; padding: .5rem .75rem; background: var(--paper); border-top: 1px solid var(--rule); font: .875rem/1.45 var(--sans); }
        /* For screen readers alone, however long. */
        .said { position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); }
        .dock summary { cursor: pointer; font-weight: 600; }
        .dock .state { font-weight: 400; color: var(--quiet); font-variant-numeric: lining-nums; }
        .dock .state::before { content: " · "; }
        .dock .parameters { max-height: 40vh; overflow: auto; overscroll-behavior: contain; }
        .dock h2 { font: 400 .8125rem/1.4 var(--sans); color: var(--quiet); margin: .9rem 0 .3rem; }
        .dock ul { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(17.5rem, 1fr)); gap: .5rem 2rem; }
        .dock li { margin: 0; display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0 1rem; }
        .dock li code { background: none; padding: 0; font-size: .8125rem; overflow-wrap: break-word; }
        .dock li > .control { margin-left: auto; }
        .dock .faults { display: block; max-height: 30vh; overflow: auto; }
        .fault { overflow-wrap: anywhere; }
        .actions { display: flex; flex-wrap: wrap; gap: 0 1.2rem; padding-top: .3rem; }
        .actions[hidden] { display: none; }
        .actions [aria-pressed=true] { font-weight: 600; }
        .actions .link { flex: 1 1 100%; font: .8125rem/1.5 var(--mono); color: inherit; background: var(--tint); border: 0; padding: .3rem .5rem; }
        .dock [hidden] { display: none; }
        /* In the open panel they keep their room, so that no slider moves under the hand. */
        .dock details[open] ~ .actions[hidden] { display: flex; visibility: hidden; }
        .dock details[open] ~ .actions button[hidden] { display: block; visibility: hidden; }
        @media (max-width: 34rem) { .dock:not(:has(details[open])) .actions { display: none; } }
        @media (pointer: coarse) {
          .control :is(input, select, button), .dock :is(button, summary) { min-height: 44px; min-width: 44px; }
          .dock summary { padding-top: .65rem; }
          .tool { height: auto; text-align: right; margin-top: -.75rem; }
          .tool .edit { position: static; opacity: 1; min-height: 44px; min-width: 44px; }
          .editor button { min-height: 44px; min-width: 44px; }
          .control [role=switch] { height: 1.5rem; width: 1.5rem; }
        }
        @media print {
          .control, .dock, .tool, .editor, .was[hidden] { display: none; }
          .v.moved { font-weight: 600; }
        }
        """
}
