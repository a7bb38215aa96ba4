//! Raw HTML, taken into the model.

use super::check;

#[test]
fn elements_within_a_line() {
    check(
        "<abbr title=\"National Health Service\">NHS</abbr> <kbd>Ctrl</kbd> <mark>m</mark> <cite>W</cite> <q>so <q>it</q> is</q> <span lang=\"cy\">iechyd</span> <span class=\"x\">y</span> H<sub>2</sub> <b>*bold*</b> a<br>b <i lang=\"fr\">mot</i> <code>a&lt;b</code> <a href=\"#x\">l</a>",
        "
    p <abbr Some(\"National Health Service\") NHS> <kbd Ctrl> <mark m> <cite W> <q “so <q ‘it’> is”> <cy iechyd> y H<sub 2> <strong <em bold>> a<br>b <fr <em mot>> `a<b` <a #x l>
",
    );
}

#[test]
fn other_elements_are_unwrapped_and_named() {
    check(
        "<center>Middle</center>\n\nA <u>line</u> and Option<T> here.\n\n<details>\n<summary>More</summary>\n\nHidden *text*.\n\n</details>\n",
        "
    p Middle
    p A line and Option<T> here.
    p More
    p Hidden <em text>.
    ! raw-html \"<center>\"
    ! raw-html \"<u>\"
    ! raw-html \"<T>\"
    ! raw-html \"<details>\"
    ! raw-html \"<summary>\"
",
    );
}

#[test]
fn scripts_become_listings() {
    check(
        "<script>\nalert('<b>')\n</script>\n",
        "\n    code javascript \"\\nalert('<b>')\"\n    ! raw-html \"<script>\"\n",
    );
}

#[test]
fn anchors_wait_for_their_block() {
    check(
        "<a id=\"sec6\"></a>\n\n## 6 <a id=\"CYOA\"></a>Levels\n\n<a name=\"t\"></a>\n\n- one\n",
        "
    h2 <#sec6>6 <#CYOA>Levels
    p <#t>
    list
      -
        p one
",
    );
}

#[test]
fn tables_with_blank_lines_and_images() {
    check(
        "<table>\n\n <tr>\n\n <td></td>\n    <td style=\"text-align: center\" colspan=\"3\"><strong>Level</strong></td>\n  </tr>\n  <tr>\n\n  <th>Categories</th>\n    <th>1</th>\n  </tr>\n  <tr>\n   <td>![Step](a.png)</td>\n   <td>\n\n   A *paragraph*\n\n   </td>\n  <tr>\n  <tr>\n    <td>Loose\n  </tr>\n <td>No row</td>\n</table>\n\nAfter.\n",
        "
    table [Natural, Natural]
      row [] [p <strong Level>]
      row [^p Categories] [^p 1]
      row [image(Step)] [p A <em paragraph>]
      row [p Loose] []
      row [p No row] []
    p After.
",
    );
}

#[test]
fn tables_with_heads_and_captions() {
    check(
        "<table id=\"t\"><caption>What</caption><thead><tr><th rowspan=\"9\">a<th>b</thead><tbody><tr><th>c<td>d</table>\n",
        "
    table [Natural, Natural] #t: What
      head [^p a] [^p b]
      row [^p c] [p d]
",
    );
}

#[test]
fn blocks() {
    check(
        "<div align=\"center\">\n<p>One &eacute;\n<p>Two\n<hr>\n<ul><li id=\"a\">x<li>y<ul><li>z</ul></ul>\n<ol start=3><li>n</ol>\n<blockquote><p>Said.</p><p>— Who</p></blockquote>\n<pre><code class=\"language-Rust\">let a &lt; b;\n  c</code></pre>\n<h2 id=\"h\">Head</h2>\n<dl><dt>T<dd>M</dl>\n</div>\n",
        "
    p One é
    p Two
    rule
    list
      - #a
        p x
      -
        p y
        list
          -
            p z
    list from 3
      -
        p n
    quote by Who
      p Said.
    code rust \"let a < b;\\n  c\"
    h2 #h Head
    definitions
      term T
        p M
",
    );
}

#[test]
fn figures_and_images() {
    check(
        "<figure id=\"f\"><img src=\"a.png\" alt=\"Bars\"><figcaption>Cap <em>x</em></figcaption></figure>\n\n<p align=\"center\"><img src=\"b.png\" alt=\"\"></p>\n\n<img src=\"c.png\">\n",
        "
    figure #f: Cap <em x> image(Bars)
    image(decorative)
    image(missing)
    ! missing-alt \"<img src=\\\"c.png\\\">\"
",
    );
}

#[test]
fn misnested_tags_and_comments() {
    check(
        "a <b>b *c</b> d* e</i> <!-- gone --> f\n\n<!-- a\n\nb -->\n\n> <div\n> class=\"x\">in quote\n\nout\n\n<!-- never closed\n\nkept\n",
        "
    p a <strong b <em c>> d e f
    quote
      p in quote
    p out
    p never closed kept
    ! raw-html \"<!--\"
",
    );
}

#[test]
fn a_heading_in_html_takes_no_block() {
    check(
        "<h1><p>Title</p><div>more</div></h1>\n\n<td>stray</td>\n",
        "\n    h1 Title more\n    p stray\n    ! raw-html \"<td>\"\n",
    );
}

#[test]
fn spans_reach_no_further_than_cells() {
    check(
        "<table><tr><td colspan=100000>a</td></tr><tr><td>b</td></tr></table>\n",
        "\n    table [Natural]\n      row [p a]\n      row [p b]\n",
    );
    check(
        "<table><tr><td rowspan=3>a<td colspan=7>b</tr><tr></tr><tr><td>c<td>d</tr></table>\n",
        "
    table [Natural, Natural, Natural]
      row [1x2 p a] [2x1 p b]
      row [p c] [p d]
",
    );
}

#[test]
fn terms_and_meanings_without_each_other_stand_outside() {
    check("<dl><dd>x<dt>y</dl>\n", "\n    p x\n    p y\n    ! raw-html \"x\"\n    ! raw-html \"y\"\n");
    check(
        "<dl><dd>x<dt>a<dt>b<dd>m<dt>y</dl>\n",
        "
    p x
    definitions
      term a
      term b
        p m
    p y
    ! raw-html \"x\"
    ! raw-html \"y\"
",
    );
}

#[test]
fn blocks_in_another_language() {
    check(
        "<p lang=\"cy\">Mae <b>hi</b>'n oer.</p>\n\n<div lang=\"fr\">\n\n## Un\n\nDeux *mots*.\n\n</div>\n\nAfter.\n\n<blockquote lang=\"de\"><p>Gesagt.</p><p>— Wer</p></blockquote>\n",
        "
    p <cy Mae <strong hi>'n oer.>
    h2 <fr Un>
    p <fr Deux <em mots>.>
    p After.
    quote by <de Wer>
      p <de Gesagt.>
",
    );
    check(
        "<table><tr lang=cy><td>a<td lang=fr>b</tr></table>\n\n<p lang=\"cy\"><img src=\"a.png\" alt=\"A\" title=\"T\"></p>\n",
        "
    table [Natural, Natural]
      row [p <cy a>] [p <fr b>]
    figure: T image(A)
",
    );
    check(
        "<p lang=\"zz_\">a</p>\n\n<p dir=\"rtl\">b <span dir=\"rtl\" lang=\"he\">c</span></p>\n",
        "
    p a
    p b <he c>
    ! invalid-language \"<p lang=\\\"zz_\\\">\"
    ! raw-html \"<p dir=\\\"rtl\\\">\"
",
    );
}
