//! Markdown, and what imprint adds to it.

use super::super::outline::{draft, outline_in};
use super::check;

#[test]
fn headings_take_attributes_and_keep_other_braces() {
    check(
        "# Budget {2014–15}\n\n## Prif ganfyddiadau {.key-findings #kf}\n\nSetext {#s}\n===\n\n# A {#a} ##\n\n# B {.odd}",
        "
    h1 Budget {2014–15}
    h2 #kf .key-findings Prif ganfyddiadau
    h1 #s Setext
    h1 #a A
    h1 .odd B
    ! invalid-attribute \".odd\"
",
    );
}

#[test]
fn bad_ids_are_mended() {
    check("# A {#1st}", "\n    h1 #section-1st A\n    ! invalid-id \"#1st\"\n");
}

#[test]
fn items_bear_attributes_and_references() {
    check(
        "- **Begin.** Change spread. [#coalition] {#f-coalition}\n- Second {#p for=\"NHS England\"}\n  - inner {#i}\n- [x] done {wide}\n",
        "
    list
      - #f-coalition
        p <strong Begin.> Change spread. <ref coalition>
      - #p for=\"NHS England\"
        p Second
        list
          - #i
            p inner
      - done
        p done {wide}
",
    );
    check(
        "- one {#a}\n\n  two {#b}\n",
        "\n    list loose\n      - #a\n        p one\n        p two {#b}\n    ! invalid-attribute \"{#b}\"\n",
    );
}

#[test]
fn references_and_links() {
    check(
        "See [](#fig-a), [there](#b), [x](02-b.md#c), [the text][#d], [#12], [word], [a][b] and <me@x.org>. [](https://e.org)",
        "
    p See <ref fig-a>, <a #b there>, <a 02-b.md#c x>, <a #d the text>, [#12], [word], [a][b] and <a mailto:me@x.org me@x.org>. <a https://e.org https://e.org>
    ! undefined-reference \"[a][b]\"
",
    );
}

#[test]
fn notes() {
    check(
        "One[^1], two[^B], none[^x], plain \\[^y].\n\n[^1]: First.\n[^b]: Second.\n\n    More.\n\n[^1]: Again.\n",
        "
    p One<note 1>, two<note b>, none[^x], plain [^y].
    note 1
      p First.
    note b
      p Second.
      p More.
    ! undefined-footnote \"[^x]\"
    ! duplicate-id \"[^1]\"
",
    );
}

#[test]
fn scripts_within_words() {
    check(
        "CO~2~, 10^6^, 1^st^, ~~gone~~, 2^10 and 3^10, a\\^b^c, `x^2^`, x^a b^, H~2~O~3~",
        "\n    p CO<sub 2>, 10<sup 6>, 1<sup st>, <s gone>, 2^10 and 3^10, a^b^c, `x^2^`, x^a b^, H<sub 2>O<sub 3>\n",
    );
}

#[test]
fn money_and_formulas() {
    let text = "It costs $5 and $10.\n\n```math alt=\"a half\"\n\\frac12\n```\n";
    check(text, "\n    p It costs $5 and $10.\n    formula \"\\\\frac12\" Written(\"a half\")\n");
    let with = outline_in("So $a_1*b*c$ and $x${alt=\"ex\"} but $5–$10.\n\n$$\nE = mc^2\n$$\n", "en", true);
    assert_eq!(
        with,
        "p So <formula a_1*b*c> and <formula x (ex)> but $5–$10.\nformula \"E = mc^2\" Missing\n"
    );
}

#[test]
fn figures() {
    check(
        "![Bars rise.](a.png \"Years in \\\"post\\\" -- by role\"){#fig-tenure source=\"Interviews\"}\n\n![Alone](b.png)\n\nIn ![line](c.png \"lost\") text ![](d.png)\n\n![](e.png){.decorative}\n\n![Named](f.png){#f}",
        "
    figure #fig-tenure: Years in “post” – by role source: Interviews image(Bars rise.)
    image(Alone)
    p In <image(line)> text <image(missing)>
    image(decorative)
    p <#f><image(Named)>
    ! invalid-attribute \"lost\"
    ! missing-alt \"![](d.png)\"
",
    );
}

#[test]
fn tables_with_captions() {
    check(
        "Table: Years *in* post {#tab-x}\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\nSource: Interviews.\n\nSource: another.\n\n| c |\n|---|\n| 3 | more |\n\nTable: After\n\nTable: Nowhere {#t}\n",
        "
    table [Natural, Right] #tab-x: Years <em in> post source: Interviews.
      head [^p a] [^p b]
      row [p 1] [p 2]
    p Source: another.
    table [Natural, Natural]: After
      head [^p c] []
      row [p 3] [p more]
    p Table: Nowhere {#t}
",
    );
}

#[test]
fn quotations() {
    check(
        "> I had a telephone.\n> — Chief executive\n\n> Repeat me.\n>\n> -- *Somebody* {.pull #q}\n\n> Only text {.pull}\n> goes on\n\n> — alone\n",
        "
    quote by Chief executive
      p I had a telephone.
    quote #q pull by <em Somebody>
      p Repeat me.
    quote
      p Only text {.pull} goes on
    quote
      p — alone
    ! invalid-attribute \"{.pull}\"
",
    );
}

#[test]
fn boxes_and_alerts() {
    check(
        "> ## The trust {.case-study #box}\n> Text.\n>\n> ## Inner {#in}\n\n> [!NOTE]\n> Mind.\n\n> [!ODD]\n> Run.\n",
        "
    panel CaseStudy #box The trust
      p Text.
      p <#in><strong Inner>
    alert note
      p Mind.
    quote
      p [!ODD] Run.
    ! unknown-alert \"[!ODD]\"
",
    );
}

#[test]
fn listings_and_directives() {
    check(
        "```rust,ignore\nfn a() {}\n\nb\n```\n\n    indented\n\n```chart\ndata = \"a.csv\"\n```\n",
        "
    code rust \"fn a() {}\\n\\nb\"
    code - \"indented\"
    directive chart \"data = \\\"a.csv\\\"\\n\"
    ! unknown-directive \"chart\"
",
    );
}

#[test]
fn definitions() {
    check(
        "Term\n: Meaning\n: Other\n",
        "\n    definitions\n      term Term\n        p Meaning\n        p Other\n",
    );
}

#[test]
fn quotation_marks_follow_the_language() {
    let text = "\"Ein 'Wort' geht's\"";
    assert_eq!(outline_in(text, "de", false), "p „Ein ‚Wort‘ geht’s“\n");
    assert_eq!(outline_in(text, "en", false), "p “Ein ‘Wort’ geht’s”\n");
}

#[test]
fn characters_that_may_not_be() {
    check(
        "a\u{1}b \u{202E}c\u{2066}d `e\u{0}` &#x202E;f",
        "
    p ab cd `e` f
    ! control-character \"\\u{1}\"
    ! bidirectional-control \"\\u{202e}\"
    ! bidirectional-control \"\\u{2066}\"
    ! control-character \"\\0\"
    ! bidirectional-control \"&#x202E;\"
",
    );
    check("a \u{2066}b *c*\u{2069} d", "\n    p a \u{2066}b <em c>\u{2069} d\n");
}

#[test]
fn places_are_bytes_of_the_file() {
    let text = "Some *words* with ***nested* parts** — and CO~2~ {#x}.\n\n- item {#a}\n";
    let (draft, _) = draft(text, "en", false);
    let mut texts = Vec::new();
    super::places(&draft.blocks, &mut |text, span| texts.push((text.to_owned(), span)));
    for (read, span) in texts {
        assert_eq!(text.get(span.range()), Some(read.as_str()));
    }
}

#[test]
fn braces_are_taken_where_they_are_meant_or_reported() {
    check(
        "![a](b.png \"C\") {#x}\n\n> Said. {.pull}\n> — Who\n",
        "
    figure #x: C image(a)
    quote pull by Who
      p Said.
",
    );
    check("- ![a](b.png) {#x}\n", "\n    list\n      - #x\n        image(a)\n");
    check(
        "[link](x){.y} and {2014} \\{#z} `{#c}`.\n\nText ![a](b.png) {#x} more. {#end}\n",
        "
    p <a x link>{.y} and {2014} {#z} `{#c}`.
    p Text <image(a)> {#x} more. {#end}
    ! invalid-attribute \"{.y}\"
    ! invalid-attribute \"{#x}\"
    ! invalid-attribute \"{#end}\"
",
    );
}
