use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The languages that araxes has tables for, and `Und` for every other or unknown one.
///
/// Written and read as BCP 47 tags. A region, script or variant subtag is read over:
///
/// ```
/// use araxes_text::Language;
///
/// assert_eq!("az-Cyrl".parse(), Ok(Language::Az));
/// assert_eq!(Language::Hy.tag(), "hy");
/// assert!("klingon".parse::<Language>().is_err());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Azerbaijani.
    Az,
    /// English.
    En,
    /// Persian.
    Fa,
    /// Armenian, Eastern and Western.
    Hy,
    /// Georgian.
    Ka,
    /// Russian.
    Ru,
    /// Turkish.
    Tr,
    /// Not known, or none of the others.
    #[default]
    Und,
}

impl Language {
    /// Every known language, without [`Language::Und`].
    pub const ALL: [Self; 7] = [Self::Az, Self::En, Self::Fa, Self::Hy, Self::Ka, Self::Ru, Self::Tr];

    /// The BCP 47 tag: `az`, `en`, … or `und`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Az => "az",
            Self::En => "en",
            Self::Fa => "fa",
            Self::Hy => "hy",
            Self::Ka => "ka",
            Self::Ru => "ru",
            Self::Tr => "tr",
            Self::Und => "und",
        }
    }

    /// Whether the language is known.
    #[must_use]
    pub fn is_known(self) -> bool {
        self != Self::Und
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// A tag that names none of the languages.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown language {tag:?}: expected one of az, en, fa, hy, ka, ru, tr, und")]
pub struct UnknownLanguage {
    /// The tag as it was given.
    pub tag: String,
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(tag: &str) -> Result<Self, UnknownLanguage> {
        let primary = tag.split(['-', '_']).next().unwrap_or("").to_ascii_lowercase();
        if primary == "und" {
            return Ok(Self::Und);
        }
        // Western Armenian and South Azerbaijani have codes of their own in ISO 639-3.
        let primary = match primary.as_str() {
            "hyw" => "hy",
            "azb" | "azj" => "az",
            other => other,
        };
        Self::ALL
            .into_iter()
            .find(|language| language.tag() == primary)
            .ok_or_else(|| UnknownLanguage { tag: tag.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_go_there_and_back() {
        for language in Language::ALL {
            assert_eq!(language.tag().parse(), Ok(language));
            assert_eq!(
                serde_json::to_string(&language).unwrap(),
                format!("{:?}", language.tag())
            );
        }
        assert_eq!("HY-arevmda".parse(), Ok(Language::Hy));
        assert_eq!("".parse::<Language>().unwrap_err().tag, "");
    }
}
