//! What a publisher says about accessibility.

use crate::model::metadata::Accessibility;

use super::fields::Fields;

/// What can hurt a reader, in the words of schema.org's `accessibilityHazard`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(in crate::source) enum Hazard {
    Flashing,
    MotionSimulation,
    Sound,
}

impl Hazard {
    fn as_str(self) -> &'static str {
        match self {
            Hazard::Flashing => "flashing",
            Hazard::MotionSimulation => "motion-simulation",
            Hazard::Sound => "sound",
        }
    }
}

pub(super) fn accessibility(fields: &mut Fields<'_, '_, '_>) -> Accessibility {
    let accessibility = fields.table("accessibility", |accessibility| Accessibility {
        summary: accessibility.text("summary"),
        certified_by: accessibility.text("certified_by"),
        certified_on: accessibility.date("certified_on"),
        hazards: accessibility
            .choices::<Hazard>("hazards")
            .into_iter()
            .map(|hazard| hazard.as_str().to_owned())
            .collect(),
    });
    accessibility.unwrap_or_default()
}
