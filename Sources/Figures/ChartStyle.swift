/// How charts look: rules for the style sheet of a page, and the same with colours of its own for a picture that stands
/// alone.
public enum ChartStyle {
    /// Colours of series on paper. They stay apart for readers who see red and green alike, and each can be read as a text.
    public static let lightColours =
        "--c1: #0b6e7f; --c2: #b84a0c; --c3: #6b4fa3; --c4: #7d6608; --c5: #a8326e; --c6: #55606c;"
    /// The same on a dark ground.
    public static let darkColours =
        "--c1: #67c3d3; --c2: #f0975e; --c3: #b9a2f2; --c4: #d6bd52; --c5: #f08cba; --c6: #a6b2be;"

    /// The rules for what stands in a chart.
    public static let rules = """
        .chart text { font: 13px var(--sans); fill: var(--ink); font-variant-numeric: tabular-nums lining-nums; }
        .chart .q { fill: var(--quiet); font-size: 12px; }
        .chart .h { font-size: 13px; }
        .chart .b { fill: currentColor; font-weight: 600; font-size: 12.5px; }
        .chart .k, .chart .n { paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; }
        .chart path { fill: none; }
        .chart .gr { stroke: var(--rule); }
        .chart .ax { stroke: var(--quiet); }
        .chart .ld { stroke: var(--quiet); stroke-width: .75; }
        .chart .rf { stroke: var(--ink); stroke-width: 1.25; stroke-dasharray: 1 4; stroke-linecap: round; }
        .chart .ln { stroke: currentColor; stroke-width: 2.25; stroke-linejoin: round; stroke-linecap: round; }
        .chart .bd { fill: currentColor; opacity: .17; }
        .chart .ly { fill: currentColor; opacity: .85; stroke: var(--paper); stroke-width: 1.5; }
        .chart .br { fill: currentColor; stroke: var(--paper); }
        .chart .wh { stroke: var(--ink); stroke-width: 1.25; }
        .chart .mk { fill: currentColor; stroke: var(--paper); }
        .chart .pt { fill: var(--ink); stroke: var(--paper); stroke-width: 2; }
        .c1 { color: var(--c1); } .c2 { color: var(--c2); } .c3 { color: var(--c3); }
        .c4 { color: var(--c4); } .c5 { color: var(--c5); } .c6 { color: var(--c6); }
        .d1 { stroke-dasharray: 8 5; } .d2 { stroke-dasharray: 2 5; } .d3 { stroke-dasharray: 10 4 2 4; }
        .d4 { stroke-dasharray: 4 4; } .d5 { stroke-dasharray: 12 4 4 4; }
        """

    /// The style of a picture that stands alone.
    static let standalone =
        ":root { color-scheme: light dark; --paper: #fdfcf9; --ink: #1d1c1a; --quiet: #66625a; --rule: #ddd8ce; "
        + "--sans: system-ui, sans-serif; " + lightColours + " background: var(--paper); }\n"
        + "@media (prefers-color-scheme: dark) { :root { --paper: #15171a; --ink: #e3e0d9; --quiet: #a09b90; "
        + "--rule: #363a3f; " + darkColours + " } }\n" + rules
}
