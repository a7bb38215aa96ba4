//! What is a drawing, and what is more than one.

use super::*;

fn with(body: &str) -> Result<SvgSize, PictureFault> {
    let text = format!(
        "<svg xmlns='{NAMESPACE}' xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 20 10'>{body}</svg>"
    );
    assert!(is_svg(text.as_bytes()));
    inspect(text.as_bytes())
}

#[test]
fn drawings_are_drawings() {
    for body in [
        "<rect width='1' height='2' fill='url(#g)'/>",
        "<use xlink:href='#a'/><g id='a'/>",
        "<image href='data:image/png;base64,AAAA'/>",
        "<style>.a { fill: url('#g'); content: \"\\2014\" }</style>",
        "<style><![CDATA[.a { fill: red }]]></style>",
        "<text>a &amp; b &#233;</text>",
        "<animate attributeName='opacity' values='0;1'/>",
        "<metadata><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' rdf:about='http://x'/></metadata>",
    ] {
        assert_eq!(with(body), Ok(SvgSize { width: 20, height: 10 }), "{body}");
    }
}

#[test]
fn standard_document_types_are_fine() {
    let body = format!("<svg xmlns='{NAMESPACE}' width='1' height='1'/>");
    let doctype = "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">";
    assert!(
        inspect(format!("<?xml version='1.0' encoding='UTF-8'?>\n{doctype}\n<!-- a -->{body}").as_bytes())
            .is_ok()
    );
    for doctype in [
        "<!DOCTYPE svg [<!ENTITY a 'b'>]>",
        "<!DOCTYPE svg SYSTEM 'file:///etc/passwd'>",
        "<?xml-stylesheet href='x.css'?>",
    ] {
        let fault = inspect(format!("{doctype}{body}").as_bytes()).expect_err(doctype);
        assert_eq!(fault.code, Code::UnsafeImage, "{doctype}");
    }
}

#[test]
fn everything_else_is_refused() {
    for body in [
        "<script>alert(1)</script>",
        "<x:SCRIPT xmlns:x='http://www.w3.org/2000/svg'/>",
        "<foreignObject/>",
        "<rect onclick='x()'/>",
        "<rect OnLoad='x()'/>",
        "<image href='other.png'/>",
        "<image xlink:href='https://example.org/a.png'/>",
        "<image href='data:image/svg+xml,x'/>",
        "<a href='javascript:alert(1)'><text>x</text></a>",
        "<a href='&#106;avascript:alert(1)'/>",
        "<use href='other.svg#a'/>",
        "<rect fill='url(https://example.org/a)'/>",
        "<rect fill='URL( \"//example.org/a\" )'/>",
        "<rect style='fill: u\\72l(https://example.org/a)'/>",
        "<style>@import 'a.css';</style>",
        "<style>@im\\70ort 'a.css';</style>",
        "<style>a{background:url(x.png)}</style>",
        "<style><![CDATA[a{background:ur]]><![CDATA[l(x.png)}]]></style>",
        "<style>a{background:image-set(\"x.png\" 1x)}</style>",
        "<set attributeName='href' to='#a'/>",
        "<animate attributeName='xlink:href' values='javascript:alert(1)'/>",
        "<text>&unknown;</text>",
        "<g xml:base='https://example.org/'/>",
        "<g id='a'><use href='#a'/></g>",
        "<path d='M0 0 L1e30 0'/>",
    ] {
        let fault = with(body).expect_err(body);
        assert_eq!(fault.code, Code::UnsafeImage, "{body}: {}", fault.message);
    }
}

#[test]
fn what_is_not_well_made_is_unreadable() {
    for text in [
        "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'><g>",
        "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'><g></svg>",
        "<svg width='1' height='1'/>",
        "<html><svg xmlns='http://www.w3.org/2000/svg'/></html>",
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "<svg",
        "<?xml version='1.0' encoding='UTF-16'?><svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>",
        "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'><g id='a'/><g id='a'/></svg>",
    ] {
        assert_eq!(inspect(text.as_bytes()).expect_err(text).code, Code::ImageUnreadable, "{text}");
    }
}

#[test]
fn drawings_do_not_grow_without_end() {
    let mut bomb = "<g id='a0'><rect/></g>".to_owned();
    for level in 1..30 {
        let below = level - 1;
        bomb.push_str(&format!("<g id='a{level}'>{}</g>", format!("<use href='#a{below}'/>").repeat(10)));
    }
    assert!(with(&bomb).expect_err("a bomb").message.contains("stands for more"));
    let mut chain = "<g id='a0'/>".to_owned();
    for level in (1..5000).rev() {
        chain.push_str(&format!("<use id='a{level}' href='#a{}'/>", level - 1));
    }
    assert!(with(&chain).is_err());
    assert!(with(&"<g>".repeat(100_000)).is_err());
    let many = "<rect clip-path='url(#c)'/>".repeat(50_000);
    assert!(with(&format!("<clipPath id='c'><rect/></clipPath>{many}")).is_ok());
}
