//! Blocks in another language than their article.

use araxes_text::{Language, Script, detect};

use crate::model::Article;

/// Letters that a block must have for its language to be told where the article's is written in another script.
const FEW: usize = 20;
/// The same where both are written in one script.
const MANY: usize = 100;

/// Tells the language of the blocks that are in another one than the article. Only those are looked at closely whose
/// letters speak for that: another script, or ə where the article has none, or the other way round.
pub(crate) fn read(article: &mut Article) {
    let main = article.language;
    if !main.is_known() {
        return;
    }
    let script = script_of(&article.text);
    for block in &mut article.blocks {
        let words = block.span.of(&article.text);
        let has_letters = |least| {
            words
                .chars()
                .filter(|char| char.is_alphabetic())
                .nth(least - 1)
                .is_some()
        };
        let other_script = script_of(words) != script;
        let schwa = words.contains(['ə', 'ә']) != (main == Language::Az);
        if (other_script && has_letters(FEW)) || (schwa && has_letters(MANY)) {
            let own = detect(words);
            block.language = (own.is_known() && own != main).then_some(own);
        }
    }
}

/// The script of most of the first letters.
fn script_of(text: &str) -> Option<Script> {
    let mut counts: Vec<(Script, usize)> = Vec::new();
    for script in text.chars().filter_map(Script::of).take(MANY) {
        match counts.iter_mut().find(|(other, _)| *other == script) {
            Some((_, count)) => *count += 1,
            None => counts.push((script, 1)),
        }
    }
    counts
        .into_iter()
        .max_by_key(|(_, count)| *count)
        .map(|(script, _)| script)
}

#[cfg(test)]
mod tests {
    use crate::{Kind, parse};
    use araxes_text::Language;

    #[test]
    fn blocks_in_another_language() {
        let text = "Yeni körpü açılıb\n\n5 may 2024\n\nKörpü bu gün açılıb və hərəkət bərpa olunub, bələdiyyə məlumat verib.\n\n\
            «Մենք երկար սպասել ենք այս օրվան», ասաց գյուղի բնակիչը։\n\n\
            “We waited for this day longer than anybody in the two villages can remember,” said the engineer of the bridge, who came from abroad.\n\n\
            Körpünün uzunluğu əlli metrdir, eni isə səkkiz metrdir.";
        let article = parse(text.as_bytes(), Kind::Text, None).unwrap();
        assert_eq!(article.language, Language::Az);
        let languages: Vec<_> = article.blocks.iter().map(|block| block.language).collect();
        assert_eq!(
            languages,
            [None, None, None, Some(Language::Hy), Some(Language::En), None]
        );
    }
}
