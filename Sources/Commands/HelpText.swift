/// The texts of `marginal help`.
enum HelpText {
    static let overview = """
        ABSTRACT
          Marginal builds a book of Markdown chapters in which every number is computed.

        USAGE
          marginal COMMAND [OPTION ...]

        COMMANDS
          build               chapters in, a computed book out
          check               everything that build does, but for writing
          eval 'EXPRESSION'   the value of one formula
          validate FILE.csv   how far the model is from measured runs
          calibrate FILE.csv  the constants of the model, refitted to measured runs
          help [TOPIC]        this text, a command's, or one of: language, vocabulary, units

        OPTIONS
          --version           the version
          --help              help on a command, after its name

        EXIT STATUS
          0 if all went well; 1 if a book or a table has a mistake or a file cannot be read or written; 2 if the command line
          makes no sense.

        """

    static let build = """
        ABSTRACT
          Builds the book: for each chapter an HTML page and a Markdown page; a page of all claims, if there are any; and
          values.json with every value. A claim that does not hold is a mistake.

        USAGE
          marginal build [--chapters DIR] [--output DIR] [--single-file] [-P NAME=VALUE ...] [--params FILE]

        OPTIONS
          --output DIR        where the book is written [output]. A file whose bytes do not change is not touched; the book
                              takes the place of the old one in one step. Files of others in the folder stay; beside
                              them the book is moved file by file.
          --single-file       writes pages of one file each, and nothing beside them: styles, script, pictures, the files that
                              a page links to and the engine stand in the page, which is live wherever it is opened: from
                              a disk, from a mail. Links lead to the other pages beside it
          --timings           also says how long each phase took, and how many simulations
                              ran or were remembered from an earlier build

        """

    static let check = """
        ABSTRACT
          Reads, checks and evaluates the book, and reports every mistake. Writes nothing.

        USAGE
          marginal check [--chapters DIR] [-P NAME=VALUE ...] [--params FILE]

        OPTIONS

        """

    static let eval = """
        ABSTRACT
          Prints the value of one formula. With --chapters it sees the names of all chapters of that book. With --working it
          shows how the value comes about: the formula, the numbers put in, and where each of them stands.

        USAGE
          marginal eval 'EXPRESSION' [--working] [--chapters DIR] [-P NAME=VALUE ...] [--params FILE]

        EXAMPLES
          marginal eval '3 GB / (2 TB/s) in ms'
          marginal eval 'server(llama_3_1_70b, h100_sxm, tensor_parallel: 4).decode(64, 2_000 token).time'
          marginal eval 'rent' --chapters chapters
          marginal eval 'cost(64)' --working --chapters chapters

        OPTIONS
          --working           the formula, the same with the numbers put in, the value, and the source of each input

        """

    static let bookOptions = """
          --chapters DIR      the folder of chapters [chapters]: its Markdown files, in the order of their names
          -P NAME=VALUE       sets a parameter, as in -P 'rent=3 USD/h' or -P 'assumptions.rent=3 USD/h'; may be repeated
          --params FILE       sets parameters: NAME = VALUE, one a line; # begins a note, a choice that is a text stands in ""
          --format FORMAT     how mistakes are shown: text (on the error stream) or json (on the output) [text]
          --color WHEN        auto, always or never [auto]

        """

    static let help = """
        ABSTRACT
          Shows help.

        USAGE
          marginal help [build | check | eval | validate | calibrate | language | vocabulary | units]
          marginal help NAME    of what every chapter knows: h100_sxm, server, decode

        """

    static let language = """
        BLOCKS
          ```params                                     inputs, one a line
          rent = 2.10 USD/h in 1 USD/h .. 6 USD/h   # note    everything from here to there
          gpus = 4 in 1, 2, 4, 8                    one of these
          ```
          ```let                                        values and functions, in any order
          plan    = server(llama_3_3_70b, h100_sxm, tensor_parallel: gpus)
          cost(b) = rent * gpus / plan.decode(b, 2_000 token).throughput
          ```
          ```table "Caption" for b in 1, 4, 16          the rows stand once for each value
          | Batch | Cost                   |
          |------:|-----------------------:|
          | = b   | = cost(b) in USD/Mtoken |
          ```
          ```table across s in published, lab compare   columns that name s stand once for each value; compare adds the
          | Per hour      | = s             |           difference from the first and the ratio to it. `for b in … across
          |---------------|----------------:|           s in …` is a grid; `for b in … for s in …` too. A name that is a
          | Four GPUs     | = hour with s   |           parameter is moved.
          ```
          ```claim batching-is-the-lever                a sentence and, on the last line, a condition: the page shows the
          A batch makes a token ten times cheaper.      verdict, its margin, and where each parameter with a range would
          cost(1) / cost(64) >= 10                      flip it. A claim that fails fails the build. `claim NAME refuted`
          ```                                           is one that must not hold. argument.html lists all of them.
          ```solve rent in 1 USD/h .. 6 USD/h           a sentence that says where a condition is met, or that it is not
          cost(64) == 1 USD/Mtoken
          ```
          ```working cost-of-sixty-four "Caption"       how a value comes about: the formula, the numbers put in, the
          of cost(64)                                   result, and where each input stands. Without label and caption:
          ```                                           ```working of cost(64), and nothing below
          ```scenario lab "The lab"                     other values of parameters, under a name that formulas know; they
          rent = 1.20 USD/h   # at cost                 stay within their ranges. A first line `with other` builds on another.
          gpus = 8                                      `published` is the book as it is. In a table: for s in published, lab
          ```
          ```sensitivity "What moves the cost"         what each parameter with a range does to a number: its elasticity at
          of cost(64) in USD/Mtoken                     the published value, and the swing over the range, the longest first;
          ```                                           a picture and a table. Also without a label: ```sensitivity of x
          ```chart cheap-or-fast "Caption"              a label and a caption, each if wanted
          for b in 1 .. 512                             the points; a range without 'by' is sampled
          x = step(b).speed in token/s log "Title"      without x: the variable; log and a title, if wanted
          y "Name" = cost(b) in USD/Mtoken log          one line for each y; y "Name" points = … for points
          band "Name" = low(b) .. high(b)               an interval
          each gpu in h100_sxm, h200_sxm                a series for each; moves a parameter of that name
          mark "Today" x = 60 token/s                   a point, with y = … where it is on no line
          line "Limit" y = 2 USD/Mtoken                 a line across, or x = … upright
          about "What it shows"                         for readers who do not see it
          ```
          points; bars, stacked or waterfall, each also with 'across' (lying down): the kind of a chart, a line of its own.
          Bars stand for what 'for' runs over, or each for its y; the y of a waterfall are its steps, and total "All" their
          sum. stacked over more than twelve values draws areas. A label and a caption may follow the name of every block but
          params and let: ```table by-batch "Caption" for b in …; what has a label is numbered, @by-batch refers to it.
          ````example                                   the Markdown in it as it is written and, below, as what comes of it;
          A token costs `= cost(64)`.                   `example error` has a chapter of its own in it, with a mistake, and
          ````                                          shows what is said of it
          `= cost(1) / cost(64) : .0f`                  a value in prose, in a heading, in a cell, in the title
          `\\= x`                                        shows `= x` and computes nothing

        PROSE
          CommonMark, pipe tables, and what code hosts know besides:
          > [!NOTE]                                     a callout, with its text on the next lines; also TIP, IMPORTANT,
          > Text.                                       WARNING, CAUTION
          - [ ] to do, - [x] done                       tasks
          ~~struck out~~   https://example.org          also www.example.org
          # Batch size                                  a heading is a place: [there](02-chapter.md#batch-size)
          text[^1]   and at the left margin [^1]: text  a footnote; more paragraphs of it are indented by four spaces
          [@key]   [@key, p. 3]   [@one; @two]          sources of 'references', listed at the end of the page; also in the
                                                        notes of parameters
          ```include                                    another file in the place of the block: of a folder beside the
          _assumptions.md                               chapters, or with _ before its name; its path begins at their
          ```                                           folder. It is read as if it stood there
          @cost-by-batch   @chapter.cost-by-batch       a table, chart, claim, solve, sensitivity or working block that has
                                                        this label; of any chapter, where the label is the only one.
                                                        Labelled blocks are numbered. \\@name shows @name

        FRONT MATTER
          title, uses (the chapters whose names this one sees), summary; in index.md also author, language, address, and
          claims: may fail (claims that fail are published as such), draws: 1000 (of what is uncertain; 100 to 100000)
          references: a list of sources, as in references.yaml beside the chapters:
          - key: lambda-2026-02                         also author, url, date, accessed (2026, 2026-02 or 2026-02-11)
            title: GPU Cloud                            and publisher; a book has each key once

        FORMULAS
          3.35 TB/s   2_000 token   0.08 USD/kWh   70 % numbers with units, written without spaces inside the unit
          + - * / ^   == != < <= > >=   and or not      if a > b then a else b
          f(x, name: y)   plan.gpus   assumptions.rent  calls, fields, names of another chapter
          x in USD/Mtoken                               shows x in that unit
          x with rent = 3 USD/h, gpus = 8               x as it would be with other parameters
          x with lab   x with lab, rent = 3 USD/h       x in a scenario, and with one thing otherwise
          a == b within 5 %                             equal but for 5 % of b, or for a distance, as in within 2 ms
          solve x in 1 .. 6: f(x) == 3                  the x at which both sides are equal, or a condition changes; x is
                                                        a parameter, which is moved, or a name of its own
          solutions x in 1 .. 6: f(x) == 3              the list of all, which may be empty
          1 .. 8   0 .. 1 by 0.1   1 .. 512 log         lists: by one, by a step; log doubles, `log by 10` multiplies by ten.
                                                        Of a parameter, solve or chart: everything from here to there; with
                                                        'by', its steps only
          A formula or a condition goes on in the next line where that line is indented.
          min max sum mean count round floor ceil abs sqrt exp ln log10 log2

        UNCERTAINTY
          rent = between 1.8 and 2.6 USD/h              a 90 % interval: lognormal where both ends are above zero, else normal
          normal(mean, sd)   uniform(low, high)   triangular(low, mode, high)
          Shown as median and interval, 2.2 (1.8 to 2.6) USD/h, and so is all that is computed from it. Each is drawn once,
          1,000 times from a fixed seed, and shared by all who name it: x - x is 0. A condition shows how probable it is,
          a claim holds where that is 50 % or more; a claim that wants more says probability(x > 3) >= 95 %.
          p5(x) p10 p25 p50 p75 p90 p95 mean sd         a certain number again; of a certain x: x itself, and an sd of 0
          probability(x > 3)                            the share of the draws in which it holds

        FORMATS
          = x : .2f   digits after the point            = x : .3s   significant figures
          = x : %     per cent, of a plain number       = x : ,     all digits; they combine: `: .1%`, `: ,.0f`
          Without one: three significant figures, whole numbers below a million in full, thousands grouped.

        """

    static let units = """
        UNITS
          time        s min h day week month (730 h) year (8,760 h), Hz; prefixes n u m
          data        B bit; prefixes k M G T P E, and Ki Mi Gi Ti
          operations  FLOP; prefixes k to Y
          counts      token request user GPU node; prefixes k M G
          energy      J Wh, W; prefixes m k M G T
          money       USD EUR GBP CNY JPY; each a dimension of its own
          parts       %
          Length, mass, volume and temperature are not built in. A line in a let block declares more, for the whole book:
          unit km, kg. They take k M G and have no plural.

        WRITING
          3.35 TB/s   USD/GPU/h   token^2   in USD/Mtoken

        """
}
