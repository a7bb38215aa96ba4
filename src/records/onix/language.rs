//! P.10: the language of the text, by the code that the book trade uses.

use crate::model::identifier::LanguageTag;
use crate::records::xml::Xml;

/// Writes the language; nothing for one that has no code.
pub(super) fn write(xml: &mut Xml, language: &LanguageTag) {
    if let Some(code) = code(language) {
        xml.within("Language", &[], |xml| {
            xml.text("LanguageRole", "01");
            xml.text("LanguageCode", code);
        });
    }
}

/// ISO 639-2/B (list 74) for what BCP 47 writes with two letters.
pub(super) fn code(language: &LanguageTag) -> Option<&'static str> {
    let primary = language.primary();
    CODES
        .split_whitespace()
        .filter_map(|pair| pair.split_once('='))
        .find(|pair| pair.0 == primary)
        .map(|pair| pair.1)
}

/// ISO 639-1 and ISO 639-2/B.
const CODES: &str = "
    aa=aar ab=abk ae=ave af=afr ak=aka am=amh an=arg ar=ara as=asm av=ava ay=aym az=aze ba=bak be=bel bg=bul bi=bis
    bm=bam bn=ben bo=tib br=bre bs=bos ca=cat ce=che ch=cha co=cos cr=cre cs=cze cu=chu cv=chv cy=wel da=dan de=ger
    dv=div dz=dzo ee=ewe el=gre en=eng eo=epo es=spa et=est eu=baq fa=per ff=ful fi=fin fj=fij fo=fao fr=fre fy=fry
    ga=gle gd=gla gl=glg gn=grn gu=guj gv=glv ha=hau he=heb hi=hin ho=hmo hr=hrv ht=hat hu=hun hy=arm hz=her ia=ina
    id=ind ie=ile ig=ibo ii=iii ik=ipk io=ido is=ice it=ita iu=iku ja=jpn jv=jav ka=geo kg=kon ki=kik kj=kua kk=kaz
    kl=kal km=khm kn=kan ko=kor kr=kau ks=kas ku=kur kv=kom kw=cor ky=kir la=lat lb=ltz lg=lug li=lim ln=lin lo=lao
    lt=lit lu=lub lv=lav mg=mlg mh=mah mi=mao mk=mac ml=mal mn=mon mr=mar ms=may mt=mlt my=bur na=nau nb=nob nd=nde
    ne=nep ng=ndo nl=dut nn=nno no=nor nr=nbl nv=nav ny=nya oc=oci oj=oji om=orm or=ori os=oss pa=pan pi=pli pl=pol
    ps=pus pt=por qu=que rm=roh rn=run ro=rum ru=rus rw=kin sa=san sc=srd sd=snd se=sme sg=sag si=sin sk=slo sl=slv
    sm=smo sn=sna so=som sq=alb sr=srp ss=ssw st=sot su=sun sv=swe sw=swa ta=tam te=tel tg=tgk th=tha ti=tir tk=tuk
    tl=tgl tn=tsn to=ton tr=tur ts=tso tt=tat tw=twi ty=tah ug=uig uk=ukr ur=urd uz=uzb ve=ven vi=vie vo=vol wa=wln
    wo=wol xh=xho yi=yid yo=yor za=zha zh=chi zu=zul
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_have_the_trades_codes() {
        let of = |tag: &str| code(&LanguageTag::new(tag).expect("a tag"));
        assert_eq!(
            [of("en-GB"), of("cy"), of("de"), of("gsw")],
            [Some("eng"), Some("wel"), Some("ger"), None]
        );
    }
}
