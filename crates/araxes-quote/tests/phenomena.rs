//! One text per phenomenon, all about invented events.

use araxes_quote::{Act, Attribution, Input, Quote, QuoteKind, SpeakerKind, attribute, attribute_input};
use araxes_text::{Language, SegmentKind, paragraphs};

/// Each quote as "content / content | full name".
fn lines(text: &str, found: &Attribution) -> Vec<String> {
    let name = |quote: &Quote| {
        quote
            .speaker
            .and_then(|speaker| found.speakers[speaker.id].name.clone())
    };
    let content = |quote: &Quote| {
        quote
            .spans
            .iter()
            .map(|span| span.of(text))
            .collect::<Vec<_>>()
            .join(" / ")
    };
    found
        .quotes
        .iter()
        .map(|quote| format!("{} | {}", content(quote), name(quote).unwrap_or("-".into())))
        .collect()
}

fn read(language: Language, text: &str) -> Vec<String> {
    lines(text, &attribute(text, language))
}

#[test]
fn english_cues_before_behind_and_between() {
    let text = "Mayor Anna Grigoryan said the bridge would open in May. “It is safe,” she said. “Come and see.”\n\n\
                “Who pays for it?” asked farmer Elchin Rzayev.\n\nRzayev told reporters that “the toll is too high” for villagers.\n\n\
                “We will listen,” Grigoryan added, “and then decide.”";
    assert_eq!(
        read(Language::En, text),
        [
            "the bridge would open in May | Anna Grigoryan",
            "It is safe | Anna Grigoryan",
            "Come and see. | Anna Grigoryan",
            "Who pays for it? | Elchin Rzayev",
            "the toll is too high | Elchin Rzayev",
            "We will listen / and then decide. | Anna Grigoryan",
        ]
    );
}

#[test]
fn indirect_speech_before_around_and_according_to() {
    let text = "The tunnel needs new lamps, engineer Lala Mammadova said.\n\nThe old ones, Mammadova said, are dark by noon.\n\n\
                According to Mammadova, a tender will follow. The price is fair, according to driver Aram Petrosyan.";
    assert_eq!(
        read(Language::En, text),
        [
            "The tunnel needs new lamps | Lala Mammadova",
            "The old ones / are dark by noon | Lala Mammadova",
            "a tender will follow | Lala Mammadova",
            "The price is fair | Aram Petrosyan",
        ]
    );
}

#[test]
fn a_quote_over_paragraphs_and_around_an_interruption() {
    let text = "“The orchard froze.\n\nPhoto: the orchard in April “before the frost”\n\nWe lost “only” half of it,” beekeeper Rauf Aliyev said.";
    let mut blocks = paragraphs(text);
    blocks[1].kind = SegmentKind::Interruption;
    let found = attribute_input(&Input {
        text,
        language: Language::En,
        segments: &blocks,
        places: &[],
    });
    assert_eq!(
        lines(text, &found),
        ["The orchard froze. / We lost “only” half of it | Rauf Aliyev"]
    );
    assert_eq!(found.quotes[0].quoted.len(), 2);
}

#[test]
fn a_role_before_and_behind_its_name() {
    let text = "A water engineer believes that the dam will hold.\n\nWater engineer Karen Hakobyan showed the plans to guests.\n\n\
                “It is built of stone,” the engineer said.";
    let found = attribute(text, Language::En);
    assert_eq!(
        lines(text, &found),
        [
            "the dam will hold | Karen Hakobyan",
            "It is built of stone | Karen Hakobyan"
        ]
    );
    assert_eq!(found.quotes[0].act, Act::Belief);
    assert_eq!(found.speakers[0].roles, ["Water engineer"]);
}

#[test]
fn a_colon_hands_the_next_paragraph_to_its_sentence() {
    let text = "Teacher Sevil Guliyeva described the first lesson for the local paper:\n\n“Nobody wanted to leave.\n\nNot even the dog.”\n\n\
                According to her, one thing was missing:\n\n“There was no chalk.”";
    assert_eq!(
        read(Language::En, text),
        [
            "Nobody wanted to leave. / Not even the dog. | Sevil Guliyeva",
            "one thing was missing | Sevil Guliyeva",
            "There was no chalk. | Sevil Guliyeva",
        ]
    );
}

#[test]
fn a_floating_quote_is_the_last_speakers() {
    let text = "“The mill is old,” said miller Hayk Sargsyan.\n\n“It turns all the same.”";
    let found = attribute(text, Language::En);
    assert_eq!(
        lines(text, &found),
        [
            "The mill is old | Hayk Sargsyan",
            "It turns all the same. | Hayk Sargsyan"
        ]
    );
    assert!(found.quotes[1].confidence < found.quotes[0].confidence);
    assert!(found.quotes[1].reason.contains("spoke last"));
}

#[test]
fn a_report_in_a_report_has_a_parent() {
    let text =
        "Historian Nigar Hasanova recalls that the shepherd Vardan Melikyan said that the spring had never frozen.";
    let found = attribute(text, Language::En);
    assert_eq!(found.quotes.len(), 2);
    assert_eq!(found.quotes[1].parent, Some(0));
    assert_eq!(lines(text, &found)[1], "the spring had never frozen | Vardan Melikyan");
}

#[test]
fn an_unnamed_source_gets_no_name() {
    let text = "An official who asked not to be named said that the train would be late. Sources said that it would not come.";
    let found = attribute(text, Language::En);
    assert_eq!(found.quotes.len(), 2);
    assert!(found.speakers.iter().all(|speaker| speaker.name.is_none()));
    assert!(
        found
            .speakers
            .iter()
            .any(|speaker| speaker.kind == SpeakerKind::Unnamed)
    );
}

#[test]
fn an_organisation_by_its_short_form() {
    let text = "The Ministry of Forests said that the path is closed.\n\n“It opens in June,” the ministry added.";
    assert_eq!(
        read(Language::En, text),
        [
            "the path is closed | Ministry of Forests",
            "It opens in June | Ministry of Forests"
        ]
    );
}

#[test]
fn scare_quotes_titles_and_inches_are_no_quotes() {
    for text in [
        "The so-called “dry week” began on Monday.",
        "The choir sang “The Song of the Mill” at the fair.",
        "Visitors filmed “brave” swimmers in the lake.",
        "He bought a 6\" pipe and a 12\" pipe.",
    ] {
        assert!(read(Language::En, text).is_empty(), "{text}");
    }
}

#[test]
fn marks_in_a_reported_clause_make_it_mixed() {
    let text = "Baker Leyla Aliyeva said that the oven is “older than the town”.";
    let found = attribute(text, Language::En);
    assert_eq!(found.quotes[0].kind, QuoteKind::Mixed);
    assert_eq!(found.quotes[0].quoted[0].of(text), "older than the town");
}

#[test]
fn headlines_name_their_speaker() {
    for (language, text) in [
        (
            Language::En,
            "“The road is ours to mend” – Gasparyan\n\nMayor Nare Gasparyan spoke on Monday.",
        ),
        (
            Language::Az,
            "“Yolu biz təmir edəcəyik” - Qasımov\n\nMer Nail Qasımov bazar ertəsi danışıb.",
        ),
        (
            Language::Hy,
            "«Ճանապարհը մենք կնորոգենք»․ Գասպարյան\n\nՔաղաքապետ Նարե Գասպարյանը ելույթ ունեցավ։",
        ),
        (
            Language::Ru,
            "Касымов: «Дорогу починим мы»\n\nМэр Наиль Касымов выступил в понедельник.",
        ),
    ] {
        let found = attribute(text, language);
        assert_eq!(found.quotes.len(), 1, "{text}");
        let name = found.speakers[0].name.as_deref().unwrap_or("");
        assert_eq!(name.split(' ').count(), 2, "{text} {name}");
    }
}

#[test]
fn russian_layouts() {
    let text = "Глава общины Карен Галстян сообщил журналистам, что насос привезут в среду. По его словам, деньги выделены.\n\n\
                «Трубы лежат, – говорит фермер Вагиф Рзаев, – а краны сухие».\n\n«Это не наш насос», – возмутилась учительница Лала Мамедова.\n\n\
                Как отметил представитель ведомства Рауф Алиев, «проверка займёт день».\n\n\
                «После неё будет решение».\n\nОб этом сообщил журналистам Нарек Петросян.";
    assert_eq!(
        read(Language::Ru, text),
        [
            "насос привезут в среду | Карен Галстян",
            "деньги выделены | Карен Галстян",
            "Трубы лежат / а краны сухие | Вагиф Рзаев",
            "Это не наш насос | Лала Мамедова",
            "проверка займёт день | Рауф Алиев",
            "После неё будет решение | Нарек Петросян",
        ]
    );
}

#[test]
fn azerbaijani_layouts() {
    let text = "Nazirliyin mətbuat katibi Leyla Həsənova bildirib ki, nasos gətiriləcək.\n\n\
                “Biz üç il gözləmişik”, - deyə icra başçısı Karen Qalstyan jurnalistlərə deyib.\n\nOnun sözlərinə görə, pul ayrılıb.\n\n\
                Müəllim Səbinə Quliyeva suyun gəlmədiyini bildirib.\n\n\"Yoxlama bir gün çəkəcək\".\n\nBu sözləri ekspert Elçin Rzayev deyib.";
    assert_eq!(
        read(Language::Az, text),
        [
            "nasos gətiriləcək | Leyla Həsənova",
            "Biz üç il gözləmişik | Karen Qalstyan",
            "pul ayrılıb | Karen Qalstyan",
            "suyun gəlmədiyini | Səbinə Quliyeva",
            "Yoxlama bir gün çəkəcək | Elçin Rzayev",
        ]
    );
}

#[test]
fn armenian_layouts() {
    let text = "Նախարարության խոսնակ Լուսինե Հակոբյանը հայտնեց, որ պոմպը կբերեն վաղը։\n\n\
                «Մենք սպասել ենք»,- լրագրողներին ասել է համայնքապետ Կարեն Գալստյանը։\n\nՆրա խոսքով՝ գումարը կա։\n\n\
                Ֆերմեր Սալման Քերիմովի կարծիքով՝ աղբյուրը ցամաքել է։ Ըստ էության, ոչինչ չի փոխվել։";
    assert_eq!(
        read(Language::Hy, text),
        [
            "պոմպը կբերեն վաղը | Լուսինե Հակոբյան",
            "Մենք սպասել ենք | Կարեն Գալստյան",
            "գումարը կա | Կարեն Գալստյան",
            "աղբյուրը ցամաքել է | Սալման Քերիմով",
        ]
    );
}

#[test]
fn georgian_layouts() {
    let text = "„წყალი იქნება“, - განაცხადა დირექტორმა გიორგი მაისურაძემ.\n\nმისი თქმით, ტუმბოს მოიტანენ.\n\n\
                ფერმერმა ლელა კვარაცხელიამ აღნიშნა, რომ წყალი არ არის.";
    assert_eq!(
        read(Language::Ka, text),
        [
            "წყალი იქნება | გიორგი მაისურაძე",
            "ტუმბოს მოიტანენ | გიორგი მაისურაძე",
            "წყალი არ არის | ლელა კვარაცხელია",
        ]
    );
}

#[test]
fn a_role_is_not_given_to_a_name_within_the_report() {
    let text = "A water analyst believes that the planned Arpasu dam will fill.\n\nGor Vardanyan, who keeps the gauge, told us that it is dry.\n\n\
                “Rain would help,” the water analyst said.";
    assert_eq!(
        read(Language::En, text),
        [
            "the planned Arpasu dam will fill | Gor Vardanyan",
            "it is dry | Gor Vardanyan",
            "Rain would help | Gor Vardanyan"
        ]
    );
}

#[test]
fn an_outlet_that_hands_on_is_no_source() {
    let text = "Xeberci.az xəbər verir ki, deputat Rəna Quliyeva körpünün açılacağını bildirib.\n\n\
                Bunu “Körpü” qəzetinə açıqlamasında mühəndis Aram Saryan deyib: “Beton qurudu”.";
    assert_eq!(
        read(Language::Az, text),
        ["körpünün açılacağını | Rəna Quliyeva", "Beton qurudu | Aram Saryan"]
    );
}

#[test]
fn who_wishes_to_stay_unnamed_gets_no_name() {
    for (language, text) in [
        (
            Language::Ru,
            "«Насос привезут», – сказал инженер Рауф Алиев.\n\nИнженер, пожелавший остаться неизвестным, рассказал, что насос старый.",
        ),
        (
            Language::En,
            "“The pump will come,” engineer Rauf Aliyev said.\n\nAn engineer who spoke on condition of anonymity said that the pump is old.",
        ),
    ] {
        let found = attribute(text, language);
        let last = found.quotes.last().and_then(|quote| quote.speaker).unwrap();
        assert_eq!(found.speakers[last.id].name, None, "{text}");
        assert_eq!(found.speakers[last.id].kind, SpeakerKind::Unnamed, "{text}");
    }
}

#[test]
fn a_role_goes_to_whoever_shares_its_words() {
    let text = "Water minister Elnur Talibov said that the lake is full. Forest minister Anna Melikyan said that it is not.\n\n\
                “I have measured it,” the water minister said.";
    assert_eq!(
        read(Language::En, text).last().unwrap(),
        "I have measured it | Elnur Talibov"
    );
}

#[test]
fn a_quote_in_a_quote_is_somebody_elses() {
    let text = "Potter Sona Abrahamyan met miller Farid Mehdiyev. “He told me, ‘Come back in autumn,’ and I did,” Abrahamyan said.";
    let found = attribute(text, Language::En);
    let lines = lines(text, &found);
    assert_eq!(lines[1], "Come back in autumn | Farid Mehdiyev");
    assert_eq!(found.quotes[1].parent, Some(0));
}

#[test]
fn an_armenian_pause_parts_a_name_from_its_topic() {
    let text = "«Կամուրջը կկառուցենք»․ Գալստյանը՝ կամրջի մասին\n\nՔաղաքապետ Կարեն Գալստյանն ելույթ ունեցավ։\n\n\
                «Քարը պատրաստ է»,- դիմելով հյուրերին՝ ասաց քաղաքապետը։";
    let found = read(Language::Hy, text);
    assert_eq!(
        found,
        [
            "Կամուրջը կկառուցենք | Կարեն Գալստյան",
            "Քարը պատրաստ է | Կարեն Գալստյան"
        ]
    );
}

#[test]
fn marks_within_marks_and_one_mark_that_closes_two() {
    let text = "Пекарь Нона Саруханова вспоминает: «Муж сказал мне: „Туши печь“. Я не тушила».\n\n\
                \"В лавке ответили: \"Приходите завтра\", - рассказал мельник Эльчин Бабаев.";
    let found = attribute(text, Language::Ru);
    assert_eq!(
        lines(text, &found),
        [
            "Муж сказал мне: „Туши печь“. Я не тушила | Нона Саруханова",
            "Туши печь | -",
            "В лавке ответили: \"Приходите завтра | Эльчин Бабаев",
            "Приходите завтра | -",
        ]
    );
    assert_eq!(found.quotes[1].parent, Some(0));
    assert_eq!(found.quotes[3].parent, Some(2));
}

#[test]
fn names_in_every_case_are_listed_in_the_nominative() {
    let text = "Суд отказал бывшему директору музея Рауфу Ализаде. «Я хранил вазы», – сказал он.\n\n\
                В Министерстве культуры отметили, что вазы целы.\n\nПо словам адвоката Гагика Манвеляна, дело закрыто.";
    assert_eq!(
        read(Language::Ru, text),
        [
            "Я хранил вазы | Рауф Ализаде",
            "вазы целы | Министерство культуры",
            "дело закрыто | Гагик Манвелян",
        ]
    );
}

#[test]
fn an_outlet_in_marks_is_a_source_but_not_of_what_it_hands_on() {
    let text = "«Կամուրջը պատրաստ է»,- գրել է «Արփա» թերթը։\n\nՄեղվապահ Լալա Մամեդովան ասաց․ «Ձմեռը երկար էր»։";
    assert_eq!(
        read(Language::Hy, text),
        ["Կամուրջը պատրաստ է | Արփա", "Ձմեռը երկար էր | Լալա Մամեդովա"]
    );
    assert!(read(Language::Ru, "Мост открыли в мае, сообщает Trend.").is_empty());
}

#[test]
fn a_lost_closing_mark_leaves_the_report_outside() {
    let text = "Мельник Арам Бабаян ждёт ветра. «Ветер придёт в мае, – сказал мельник.\n\nМельница стоит у реки.";
    assert_eq!(read(Language::Ru, text), ["Ветер придёт в мае | Арам Бабаян"]);
}
