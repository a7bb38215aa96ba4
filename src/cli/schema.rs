//! `imprint schema`: what editors need to help with the metadata.

use imprint::source::schema;

use super::args::{Schema, SchemaOf};
use super::console::Console;
use super::{Failure, Outcome};

pub(super) fn run(asked: &Schema, console: &Console) -> Result<Outcome, Failure> {
    let schema = match asked.of {
        SchemaOf::Report => schema::report(),
        SchemaOf::Publisher => schema::publisher(),
        SchemaOf::Person => schema::person(),
        SchemaOf::Topic => schema::topic(),
        SchemaOf::Series => schema::series(),
        SchemaOf::Page => schema::page(),
        SchemaOf::Comments => schema::comments(),
        SchemaOf::Theme => schema::theme(),
    };
    let text = serde_json::to_string_pretty(&schema)
        .map_err(|error| Failure::work(format!("cannot write the schema: {error}")))?;
    console.result(&format!("{text}\n"))?;
    Ok(Outcome::Fine)
}
