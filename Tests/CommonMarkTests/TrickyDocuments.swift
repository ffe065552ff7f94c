/// Documents that touch the corners of CommonMark, one area after the other.
let trickyDocuments: [String] = [
    // Nothing, and white space.
    "", "\n", " ", "\t\n \n", "\r\n\r\n", "\u{FEFF}# After a mark\n", "\u{FEFF}- a `b`\n  [c](d)\n",
    "\u{FEFF}    code\n", "\u{FEFF}\u{FEFF}a `b`\n", "a\u{A0}\n", "\u{0B}\na\u{0C}\n",
    // Tabs.
    "\tfoo\tbaz\t\tbim\n", "  - foo\n\n\tbar\n", "- foo\n\n\t\tbar\n", ">\t\tfoo\n", "-\t\tfoo\n", "#\tFoo\n",
    "*\t*\t*\t\n",
    // Thematic breaks and headings.
    "***\n---\n___\n", "_____a\n", "- foo\n***\n- bar\n", "Foo\n***\nbar\n", "####### foo\n", "#5 bolt\n",
    "# foo \\#\n",
    "## \n#\n### ###\n", "# foo#\n", "### foo ### b\n", "Foo *bar\nbaz*\n====\n", "Foo\n   ----      \n",
    "`Foo\n----\n`\n",
    "> Foo\n---\n", "> foo\nbar\n===\n", "- Foo\n---\n", "---\nFoo\n---\nBar\n---\nBaz\n", "\n====\n", "a\n===\n---",
    "[foo]: /u\n===\n[foo]\n", "[foo]:\n-\n", "[a]: b 'x\\'\n===\nc 'd' [a]\n",
    // Code blocks.
    "    a\n\n\n\n    b\n", "  \t  chunk\n", "    ```\n    a\n    ```\n", "```\n<\n >\n```\n", "~~~~\naaa\n```\n~~~\n",
    "`````\n\n```\naaa\n", "> ```\n> aaa\n\nbbb\n", "   ```\n   aaa\n    aaa\n  aaa\n   ```\n", "```\naaa\n    ```\n",
    "~~~~    ruby startline=3 $%@#$\ndef\n~~~~~~~\n", "``` aa ```\naaa\n", "~~~ aa ``` ~~~\naaa\n~~~\n",
    "```\n``` aaa\n```\n",
    "``` a\\*b&ouml; c\n```", "```\u{0B}\na\n", "- ```\n  a\n- ```\n  b\n  ```\n",
    // HTML.
    "<table><tr><td>\n<pre>\n**Hello**,\n\n_world_.\n</pre>\n</td></tr></table>\n", "<!-- Foo\n\nbar\n -->\n*baz*\n",
    "<del>\n*foo*\n</del>\n", "foo <a href=\"\\\"\n title='`'> `x`\n", "> <div>\n> foo\n\nbar\n",
    // Link reference definitions.
    "[foo]: /url \"title\"\n\n[foo]\n", "[foo]: \n\n[foo]\n", "[foo]: <>\n\n[foo]\n",
    "[foo]: /url '\ntitle\nline\n'\n\n[foo]\n",
    "[foo]: /url \"title\" ok\n", "[foo]: /url\nbar\n===\n[foo]\n", "[\nfoo\n]: /url\nbar\n",
    "[foo]: /u (a(b)\n[foo]\n",
    "[ẞ]: /u\n\n[SS]\n", "> [foo]: /u \"\"\n\n[foo]\n", "Foo\n[bar]: /baz\n\n[bar]\n",
    // Block quotations and lists.
    ">     code\n\n>    not code\n", "> bar\nbaz\n> foo\n", "> - foo\n- bar\n", ">>> foo\n> bar\n>>baz\n",
    "> ```\nfoo\n```\n",
    "1.  A\n\n        code\n\n    > quote\n", "-\n  foo\n-\n  ```\n  bar\n  ```\n-\n      baz\n",
    "- foo\n  - bar\n\n    baz\n",
    "123456789. ok\n1234567890. not\n", "-1. not\n0. ok\n", "1. a\n1) b\n", "- a\n- b\n\n- c\n", "* a\n*\n\n* c\n",
    "-\n\n  foo\n",
    "The number is\n14.  high.\nThe number is\n1.  low.\n", "- a\n  > b\n  ```\n  c\n  ```\n- d\n",
    "10) a\n\n    b\n\n11) c\n",
    // Escapes and references.
    "\\!\\\"\\#\\$\\%\\&\\'\\(\\)\\*\\+\\,\\-\\.\\/\\:\\;\\<\\=\\>\\?\\@\\[\\\\\\]\\^\\_\\`\\{\\|\\}\\~\n",
    "\\\t\\A\\a\\ \\3\\φ\\«\n",
    "&nbsp; &amp; &copy; &AElig; &Dcaron; &frac34; &HilbertSpace; &DifferentialD; &ngE; &fjlig;j &#35; &#1234; &#992; &#0;\n",
    "&nbsp &x; &#; &#x; &#87654321; &#abcdef0; &ThisIsNotDefined; &hi?; &amp;amp;\n", "[a](url &quot;tit&quot;)\n",
    "&lt;\u{338} &nvlt;\u{338}\n", "\\&amp;\\\\&amp;\\\n", "<http://e.com?find=\\*&amp;\\\\>\n",
    // Code spans.
    "`` foo ` bar ``\n", "`  ``  `\n", "` `\n`  `\n", "``\nfoo\nbar  \nbaz\n``\n", "*foo`*`\n",
    "[not a `link](/foo`)\n",
    "`<a href=\"`\">`\n", "`<http://foo.bar.`baz>`\n", "```foo``\n", "> `a\n    b` c\n", "- `a\n\tb\nc` d\n",
    "`a\\`b`\n",
    // Emphasis.
    "*(**foo**)*\n", "foo******bar*********baz\n", "***foo** bar*\n", "*foo**bar**baz*\n", "**foo*bar*baz**\n",
    "__foo_ bar_\n",
    "*foo [bar](/url)*\n", "_foo_bar_baz_\n", "**a<http://foo.bar/?q=**>\n", "*a `*`*\n", "****foo*\n",
    "пристаням_стремятся_\n",
    // Links and images.
    "[link](<foo\\>)\n", "[a](<b)c>)\n", "[link](foo(and(bar)))\n", "[link](/url \"title \\\"&quot;\")\n",
    "[a](b \"\") [c](d '')\n",
    "[link](   /uri\n  \"title\"  )\n", "[foo [bar](/uri)](/uri)\n", "![[[foo](uri1)](uri2)](uri3)\n",
    "[foo`](/uri)`\n",
    "[foo][bar]\n\n[bar]: /u 'a\nb'\n", "![foo *bar* `c` <i>][]\n\n[foo *bar* `c` <i>]: train.jpg \"t & u\"\n",
    "!\\[foo]\n",
    "[a](javascript:x) [b](JAVASCRIPT:x) ![c](data:image/png;x) ![d](data:text/html) [e](file:x) [f](vbscript:)\n",
    "[a](ü'&\"<>[]`\\ö) [b](%20%ZZ)\n", "[foo][bar][baz]\n\n[baz]: /url1\n[bar]: /url2\n", "[x]( /a\n  'b\n  c' )\n",
    // Found by generated documents.
    "![a\r<i\r b>](c)\r", "  -  >\t[foo]: /url\n    \t`x` y\n", "[foo]: <a\\>b> 'x\\'\n-\n[foo]: </u>\n'title\n2'\n",
    "> `a\n    \t b`\n", "a `b\n c` &ngE;é &lt;é \\\\`d`\n", "#\t](/u)&ngE;> \" ##  \n", "[f]: /u'v'\n-\n[f]: /w\n",
    // Line breaks.
    "foo  \nbaz\\\n  bar\n", "*foo  \nbar*\n", "foo\\", "foo \n baz\n", "### foo  \n", "a\r\nb\r\rc\r\n",
    "`code  \nspan`\n",
]
