//! Reports attributes that the text's structure gives no meaning: an addressee of what is no item, a role of no part.

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::model::block::{Attributes, Block, BlockKind};
use crate::model::report::Part;
use crate::model::role::Role;
use crate::model::walk::{self, Visitor};

/// Goes through everything that is left once items have been found.
pub(super) fn report_idle(parts: &mut [Part], sink: &mut Sink) {
    for part in parts {
        walk::blocks(&mut part.blocks, &mut Idle { sink });
    }
}

struct Idle<'a> {
    sink: &'a mut Sink,
}

impl Visitor for Idle<'_> {
    fn block(&mut self, block: &mut Block) {
        match &block.kind {
            BlockKind::Heading(heading) => {
                report_addressee(&heading.attributes, self.sink);
                report_roles(&heading.attributes, 0, self.sink);
            }
            BlockKind::List(list) => {
                list.items.iter().for_each(|item| report_addressee(&item.attributes, self.sink));
            }
            _ => {}
        }
    }
}

/// Reports `for="…"` on what is no item.
pub(super) fn report_addressee(attributes: &Attributes, sink: &mut Sink) {
    if let Some(addressee) = attributes.get("for") {
        let message =
            format!("`for=\"{addressee}\"` stands on what is no finding, implication or recommendation");
        let hint =
            "it says for whom an item is, in a part such as `# Policy implications`: delete it elsewhere";
        sink.report(Diagnostic::new(Code::InvalidAttribute, attributes.span, message).hint(hint));
    }
}

/// Reports the roles that classes name beyond the first few, which had their effect.
pub(super) fn report_roles(attributes: &Attributes, effective: usize, sink: &mut Sink) {
    let roles = attributes.classes.iter().filter_map(|class| Role::from_class(class)).skip(effective);
    for role in roles {
        let message = format!("the class `.{}` has no effect on this heading", role.as_str());
        let hint = match effective {
            0 => {
                "roles are of parts, which begin at the shallowest headings; only `.key-findings`, \
                  `.policy-implications` and `.recommendations` work on a heading within a part"
            }
            _ => "a part has one role, the first: delete the others",
        };
        sink.report(Diagnostic::new(Code::InvalidAttribute, attributes.span, message).hint(hint));
    }
}
