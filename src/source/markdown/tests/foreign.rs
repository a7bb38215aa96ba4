//! What other tools write, and what it becomes here.

use super::check;

#[test]
fn fences_of_colons_are_alerts_and_boxes() {
    check(
        ":::note\nMind *this*.\n- one\n:::\n\n::: {.callout-tip title=\"Count `twice`\"}\nText.\n:::\nAfter\n",
        "
    alert note
      p Mind <em this>.
      list
        -
          p one
    alert tip
      p <strong Count `twice`>
      p Text.
    p After
",
    );
    check(
        "::: {#why .sidebar}\n## Silt\nText.\n:::\n\n::: columns\nLeft\n:::\n",
        "
    p <#why>
    panel Plain Silt
      p Text.
    p Left
    ! invalid-attribute \"::: columns\"
",
    );
    check("::: note\nnever closed\n", "\n    p ::: note never closed\n");
}

#[test]
fn admonitions_hold_what_is_indented() {
    check(
        "!!! warning \"Mind the gap\"\n    It is **wide**.\n\n    - one\n\n??? note\n    Folded.\n\nText\n",
        "
    alert warning
      p <strong Mind the gap>
      p It is <strong wide>.
      list
        -
          p one
    alert note
      p Folded.
    p Text
",
    );
    check("    !!! note\n        Code\n", "\n    code - \"!!! note\\n    Code\"\n");
    check("```\n!!! note\n    Code\n:::x\n:::\n```\n", "\n    code - \"!!! note\\n    Code\\n:::x\\n:::\"\n");
}

#[test]
fn marks_of_quotations_are_known_by_other_words() {
    check(
        "> [!info]- The tide\n> Mind it.\n\n> [!faq]\n> Why?\n\n> [!TIP] Boots\n",
        "
    alert note
      p <strong The tide>
      p Mind it.
    panel Plain Faq
      p Why?
    alert tip
      p <strong Boots>
",
    );
}

#[test]
fn drawn_tables_are_tables() {
    check(
        "+-----+-------+\n| A   | B     |\n+=====+=======+\n| *x* | - one |\n|     | - two |\n+-----+-------+\n| both        |\n+-----+-------+\n\n: Of boats\n",
        "
    table [Natural, Natural]: Of boats
      head [^p A] [^p B]
      row [p <em x>] [list;   -;     p one;   -;     p two]
      row [2x1 p both]
",
    );
    check(
        "Text.\n\n Quay    Depth\n-----  -------\nNorth      3.5\n\nAfter.\n",
        "
    p Text.
    table [Right, Right]
      head [^p Quay] [^p Depth]
      row [p North] [p 3.5]
    p After.
",
    );
}

#[test]
fn ligatures_are_letters() {
    check("o\u{FB00}er e\u{FB03}cient \u{FB01}nd 5 \u{2103}\n", "\n    p offer efficient find 5 °C\n");
}
