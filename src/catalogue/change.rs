//! When something changed last, as far as the sources say.

use crate::editions::Setting;
use crate::model::identifier::Date;

/// The last day of a publication: its date, or that of a later correction.
pub(super) fn of_publication(setting: &Setting<'_>) -> Option<Date> {
    let corrections = setting.report.metadata.corrections.iter().map(|own| own.date);
    setting.date.into_iter().chain(corrections).max()
}

/// The last day of its landing page, where readers' comments stand, too.
pub(super) fn of_landing_page(setting: &Setting<'_>) -> Option<Date> {
    let comments = setting.report.discussion.iter().flat_map(|own| own.published());
    of_publication(setting).into_iter().chain(comments.map(|own| own.date)).max()
}
