internal import Figures

/// The one style sheet of the published book.
enum Stylesheet {
    static let bytes = Array(css.utf8)

    static let css = """
        /* Marginal: a page that is read. One measure, one accent, figures that line up. */
        :root {
          color-scheme: light dark;
          --paper: #fdfcf9; --ink: #1d1c1a; --quiet: #66625a; --rule: #ddd8ce; --tint: #f4f1ea; --accent: #0b5a69;
          \(ChartStyle.lightColours)
          --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", Georgia, "Liberation Serif", serif;
          --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", sans-serif;
          --mono: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace;
        }
        @media (prefers-color-scheme: dark) {
          :root { --paper: #15171a; --ink: #e3e0d9; --quiet: #a09b90; --rule: #363a3f; --tint: #1e2125; --accent: #7fc6d4;
            \(ChartStyle.darkColours) }
        }
        * { box-sizing: border-box; }
        html { font: 1.0625rem/1.6 var(--serif); background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100%; }
        body { margin: 0 auto; padding: 0 1.25rem; max-width: 42rem; overflow-wrap: break-word; }
        a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .18em; }
        a:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
        .skip { position: absolute; left: -100vw; }
        .skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .25rem .5rem; z-index: 1; }
        body > header { padding: 1.25rem 0 .75rem; font: 600 .875rem/1.4 var(--sans); }
        .book { color: var(--quiet); text-decoration: none; }
        .book:hover { color: var(--accent); }

        article > :first-child { margin-top: 0; }
        h1, h2, h3, h4 { line-height: 1.25; font-weight: 600; text-wrap: balance; }
        h1 { font-size: 1.9rem; margin: 0 0 1.25rem; letter-spacing: -.01em; }
        h2 { font-size: 1.3rem; margin: 2.5rem 0 .75rem; }
        h3 { font-size: 1.08rem; margin: 2rem 0 .5rem; }
        p, ul, ol, blockquote, pre { margin: 0 0 1.05rem; }
        p { hyphens: auto; text-wrap: pretty; }
        li + li { margin-top: .3rem; }
        blockquote { margin-left: 0; padding-left: 1rem; border-left: 3px solid var(--rule); color: var(--quiet); }
        .anchor { margin-left: .35em; color: var(--quiet); text-decoration: none; font-weight: 400; opacity: 0; }
        .anchor::before { content: "#"; }
        :is(h2, h3, h4, h5, h6):hover > .anchor, .anchor:focus-visible { opacity: 1; }
        .anchor:hover { color: var(--accent); }
        :target { scroll-margin-top: 1rem; }
        del { color: var(--quiet); }
        .task { list-style: none; }
        .task > input, .task > p:first-child > input { margin: 0 .45em 0 -1.35em; width: .9em; height: .9em; vertical-align: -.05em; accent-color: var(--accent); }
        hr { border: 0; border-top: 1px solid var(--rule); margin: 2.5rem 0; }
        img { max-width: 100%; height: auto; }
        code { font: .86em var(--mono); background: var(--tint); padding: .1em .3em; border-radius: 3px; }
        pre { overflow-x: auto; padding: .8rem 1rem; background: var(--tint); border-radius: 4px; line-height: 1.5; }
        pre code { padding: 0; background: none; font-size: .8rem; }
        pre.let { background: none; border-left: 2px solid var(--rule); border-radius: 0; padding: .1rem 0 .1rem 1rem; color: var(--quiet); }

        /* A callout: a quotation that is set apart. The word says what it is; the line only helps to find it. */
        .callout { margin: 1.75rem 0; padding: .1rem 0 .1rem 1rem; border-left: 3px solid var(--quiet); }
        .callout > :last-child { margin-bottom: 0; }
        .callout > .title { font: 600 .8125rem/1.5 var(--sans); color: var(--quiet); margin-bottom: .25rem; }
        .callout.tip { border-color: var(--good); }
        .callout.tip > .title { color: var(--good); }
        .callout.important { border-color: var(--accent); }
        .callout.important > .title { color: var(--accent); }
        .callout.warning, .callout.caution { border-color: var(--bad); }
        .callout.caution { border-left: 6px double var(--bad); padding-left: calc(1rem - 3px); }
        .callout.warning > .title, .callout.caution > .title { color: var(--bad); }

        /* Notes and sources: what the text leans on, at its end. */
        .note-mark { line-height: 0; font-size: .72em; }
        .note-mark a { text-decoration: none; padding: 0 .08em; }
        .cite { font-variant-numeric: lining-nums; }
        .cite a, .ref { text-decoration-color: var(--quiet); }
        .cite a:hover, .ref:hover { text-decoration-color: currentColor; }
        .note-mark a:hover { text-decoration: underline; }
        .ref, figcaption .name, caption .name { white-space: nowrap; }
        .footnotes, .bibliography { margin-top: 2.5rem; padding-top: 1rem; border-top: 1px solid var(--rule); font-size: .9rem; line-height: 1.5; }
        .footnotes ol, .bibliography ol { padding-left: 1.6rem; margin: 0; }
        .footnotes p { margin-bottom: .5rem; }
        .bibliography h2 { font-size: 1.05rem; margin: 0 0 .6rem; }
        .bibliography li { overflow-wrap: anywhere; }
        .back { text-decoration: none; font-family: var(--sans); font-variant-emoji: text; }
        :is(.footnotes, .bibliography) li:target { background: var(--tint); }

        /* A value in running text: computed, and said so quietly. */
        .v { white-space: nowrap; font-variant-numeric: lining-nums; border-bottom: 1px dotted var(--quiet); }

        .table { overflow-x: auto; margin: 1.5rem 0; container-type: inline-size; }
        table { border-collapse: collapse; min-width: 50%; font: .875rem/1.45 var(--sans); font-variant-numeric: tabular-nums lining-nums; }
        /* It stays in sight where the table is scrolled beneath it. */
        caption { text-align: left; font-weight: 600; padding-bottom: .5rem; max-width: 100cqw; position: sticky; left: 0; }
        th, td { text-align: left; vertical-align: baseline; padding: .38rem 1.1rem .38rem 0; border-bottom: 1px solid var(--rule); font-weight: 400; }
        thead th { color: var(--quiet); font-size: .8125rem; vertical-align: bottom; border-bottom: 1px solid var(--quiet); }
        tbody tr:last-child > * { border-bottom: 1px solid var(--quiet); }
        .r { text-align: right; white-space: nowrap; }
        thead .r { white-space: normal; }
        .c { text-align: center; }
        th:last-child, td:last-child { padding-right: 0; }
        td .v { border-bottom: 0; }
        .u { color: var(--quiet); }
        [data-pad]::after { content: attr(data-pad); visibility: hidden; }
        .params table { width: 100%; }
        .params th code { background: none; padding: 0; font-size: .8125rem; white-space: nowrap; }
        .scenario th code { background: none; padding: 0; font-size: .8125rem; white-space: nowrap; }
        .scenario .note { color: var(--quiet); font-size: .8125rem; min-width: 12rem; overflow-wrap: anywhere; }
        .sensitivity { margin: 2rem 0; }
        .sensitivity .chart { margin: 0 0 1rem; }
        .sensitivity table { font-size: .76rem; }
        .figcaption { font: 600 .9375rem/1.4 var(--sans); margin-bottom: .6rem; text-wrap: balance; }
        .params .d { color: var(--quiet); }
        .params .note { color: var(--quiet); font-size: .8125rem; min-width: 12rem; overflow-wrap: anywhere; }

        /* A claim: a sentence that is checked. The verdict is a word and a sign; the colour only repeats it. */
        :root { --good: #2e6b3e; --bad: #a3261b; }
        @media (prefers-color-scheme: dark) { :root { --good: #8fcf9f; --bad: #ff9d8f; } }
        .claim, .solve { margin: 1.75rem 0; padding: .1rem 0 .1rem 1rem; border-left: 3px solid var(--quiet); }
        .claim.holds { border-color: var(--good); }
        .claim.fails { border-left: 6px double var(--bad); padding-left: calc(1rem - 3px); }
        .claim p, .solve p { margin: 0 0 .4rem; }
        .verdict { font: 600 .8125rem/1.5 var(--sans); color: var(--quiet); }
        .verdict a { color: inherit; text-decoration: none; }
        .verdict a:hover { text-decoration: underline; }
        .holds > .verdict { color: var(--good); }
        .fails > .verdict { color: var(--bad); }
        .sign { display: inline-block; min-width: 1em; font-weight: 700; }
        .assertion { font-size: 1.06rem; }
        .margin, .claim summary { font: .875rem/1.5 var(--sans); color: var(--quiet); font-variant-numeric: lining-nums; }
        .claim summary { cursor: pointer; }
        .claim summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; }
        .claim .table { margin: .5rem 0; }
        .claim .n { white-space: nowrap; }
        .claims { list-style: none; padding: 0; }
        .claims .claim { margin: 1.1rem 0; }
        /* A working: an equation in steps, and where each input comes from. */
        .working { margin: 1.75rem 0; padding: .1rem 0 .1rem 1rem; border-left: 3px solid var(--rule); }
        .working p { margin: 0; hyphens: manual; text-wrap: wrap; }
        .working .verdict { margin-bottom: .5rem; }
        .equation { overflow-x: auto; overflow-y: hidden; padding-bottom: .3rem; }
        .equation p { margin: 0 0 .4rem; padding-left: 2.2rem; text-indent: -1rem; line-height: 1.8; }
        .equation .left { padding-left: 1rem; }
        .equation .result { font-weight: 600; }
        math { font-family: "Latin Modern Math", "STIX Two Math", "Cambria Math", math; text-indent: 0; }
        .working .cases mtd { text-align: left; padding: .1rem .6rem .1rem 0; }
        .inputs { margin: .7rem 0 .3rem; padding: 0; list-style: none; font-size: .9rem; }
        .inputs .inputs { margin: .2rem 0 .4rem 1rem; }
        .inputs p { margin: 0 0 .15rem; padding-left: 1rem; text-indent: -1rem; overflow-x: auto; overflow-y: hidden; }
        .inputs .source { font: .8125rem/1.5 var(--sans); color: var(--quiet); padding-left: .5rem; }
        .inputs .source a { color: inherit; }
        .inputs summary { font: .8125rem/1.5 var(--sans); color: var(--quiet); cursor: pointer; padding-left: 1rem; width: fit-content; }
        .inputs summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; }
        .unnumbered { list-style: none; margin-top: .6rem; }
        /* Charts: two drawings, one for a column of text and one for a telephone. */
        figure { margin: 2rem 0; }
        figcaption { font: 600 .9375rem/1.4 var(--sans); margin-bottom: .6rem; text-wrap: balance; }
        .chart svg { display: block; width: 100%; height: auto; overflow: visible; }
        .chart .narrow { display: none; max-width: 26rem; }
        .chart details { margin-top: .4rem; font: .8125rem/1.4 var(--sans); color: var(--quiet); }
        .chart summary { cursor: pointer; width: fit-content; }
        .chart .table { margin: .5rem 0 0; max-height: 24rem; overflow: auto; color: var(--ink); }
        .chart table { font-size: .8125rem; }
        @media (max-width: 42rem) {
          .chart .wide { display: none; }
          .chart .narrow { display: block; }
        }
        \(ChartStyle.rules)

        /* An example: what is written, and below it what comes of it. */
        .example { border: 1px solid var(--rule); border-radius: 4px; }
        .example > pre { margin: 0; }
        .source, .mistake { border-radius: 3px 3px 0 0; }
        .mistake { border-radius: 0 0 3px 3px; border-top: 1px solid var(--rule); background: none; }
        .mistake samp { font: .8rem/1.5 var(--mono); }
        /* A long note breaks where the line above its carets has room; on a telephone everything is scrolled instead. */
        @media (min-width: 42rem) { .mistake { white-space: pre-wrap; } }
        .outcome { padding: 1rem; border-top: 1px solid var(--rule); }
        .outcome > :first-child { margin-top: 0; }
        .outcome > :last-child { margin-bottom: 0; }

        \(live)

        .contents { display: none; }
        .contents ol, .toc ol { padding-left: 1.5rem; }
        .toc { margin-top: 2.5rem; }
        .toc li { margin-bottom: .75rem; }
        .toc p { margin: 0; color: var(--quiet); font-size: .95rem; }
        .around { display: flex; justify-content: space-between; gap: 1.5rem; margin-top: 3.5rem; padding-top: 1rem; border-top: 1px solid var(--rule); font: .9375rem/1.4 var(--sans); }
        .around a { text-decoration: none; }
        .around span { display: block; color: var(--quiet); font-size: .8125rem; }
        .next { margin-left: auto; text-align: right; }
        footer { margin: 2.5rem 0; font: .8125rem/1.5 var(--sans); color: var(--quiet); }
        footer p { margin: 0 0 .25rem; hyphens: manual; overflow-wrap: anywhere; }
        footer a { color: inherit; }

        @media (min-width: 68rem) {
          body { max-width: 64rem; display: grid; grid-template-columns: 14rem minmax(0, 42rem); column-gap: 4rem; grid-template-areas: "head head" "nav text" ". foot"; }
          body > header { grid-area: head; padding-bottom: 2rem; }
          .contents { display: block; grid-area: nav; font: .875rem/1.4 var(--sans); }
          .contents ol { position: sticky; top: 1.5rem; margin: .4rem 0; padding-left: 1.4rem; }
          .contents li { color: var(--quiet); }
          .contents a { color: var(--quiet); text-decoration: none; }
          .contents a:hover { color: var(--accent); }
          .contents [aria-current] { color: var(--ink); font-weight: 600; }
          main { grid-area: text; }
          footer { grid-area: foot; }
        }
        @media (max-width: 34rem) {
          html { font-size: 1rem; }
          h1 { font-size: 1.6rem; }
          th, td { padding-right: .8rem; }
          .params thead { position: absolute; left: -100vw; }
          .params tr { display: grid; grid-template-columns: 1fr auto; padding: .4rem 0; border-bottom: 1px solid var(--rule); }
          .params tbody tr > * { border: 0; padding: .1rem 0; }
          .params .d, .params .note { grid-column: 1 / -1; }
          .params .d:empty, .params .note:empty { display: none; }
        }
        @media print {
          :root { --paper: #fff; --ink: #000; --quiet: #444; --rule: #bbb; --tint: #f4f4f4; --accent: #000; }
          html { font-size: 10pt; }
          body { display: block; max-width: none; }
          .contents, .around, .skip, .book, .anchor { display: none; }
          .claim, .solve, .working, .callout { break-inside: avoid; }
          .table, pre, .chart { break-inside: avoid; overflow: visible; }
          pre { white-space: pre-wrap; }
          .chart details { display: none; }
          h1, h2, h3 { break-after: avoid; }
          .v { border-bottom: 0; }
        }

        """
}
