"""Writes `az.tsv` and `ru.tsv`: names of places in all their cases, by the rules of grammar below.

    python tests/cases/forms/decline.py

Each rule names where it stands and where words declined by it were compared. Facts only; the names are those of real
places, of all sides alike.
"""

from pathlib import Path

HERE = Path(__file__).parent

# Azerbaijani: six cases, with vowel harmony; Wikibooks "Azerbaijani/Contents (Latin)/Nouns". Compared with the
# paradigms of UniMorph `aze` (açar, avqust, bibər, ada, bacı, bitki, ayaq, birlik) and, for names in -x, which keep it,
# with the State Language Commission as quoted at araz.az/?p=56062.
AZ = """
Ağbulaq Ağcabədi Ağdam Ağdaş Ağdərə Ağsu Alaverdi Astara Azərbaycan Babək Bakı Balakən Bərdə Beyləqan Biləsuvar Cəbrayıl
Cəlilabad Culfa Daşkəsən Dilican Eçmiədzin Ermənistan Füzuli Gədəbəy Gəncə Goranboy Gorus Göyçay Göygöl Gümrü Gürcüstan
Hacıqabul Hadrut İcevan İmişli İran İrəvan İsmayıllı Kəlbəcər Kürdəmir Laçın Lerik Lənkəran Masallı Meğri Mingəçevir
Naftalan Naxçıvan Oğuz Ordubad Qafan Qarabağ Qax Qazax Qəbələ Quba Qubadlı Qusar Rusiya Saatlı Sabirabad Salyan Samux
Sədərək Sevan Siyəzən Sumqayıt Şabran Şahbuz Şamaxı Şəki Şəmkir Şərur Şirvan Şuşa Tbilisi Tərtər Tovuz Türkiyə Ucar
Vanadzor Xaçmaz Xankəndi Xızı Xocalı Xocavənd Yardımlı Yerevan Yevlax Zaqatala Zəngəzur Zəngilan Zərdab
""".split()

# The last vowel says which vowel an ending has: of four, and of two.
FOUR = {"a": "ı", "ı": "ı", "o": "u", "u": "u", "e": "i", "ə": "i", "i": "i", "ö": "ü", "ü": "ü"}
BACK = "aıou"


def lower_az(name):
    return name.replace("I", "ı").replace("İ", "i").lower()


def azerbaijani(name):
    """Case and form, the nominative too."""
    small = lower_az(name)
    vowel = [letter for letter in small if letter in FOUR][-1]
    high, low = FOUR[vowel], "a" if vowel in BACK else "ə"
    open_ending = small[-1] in FOUR
    # In words of several syllables q becomes ğ and k becomes y before a vowel.
    soft = name
    if sum(letter in FOUR for letter in small) > 1:
        soft = name[:-1] + {"q": "ğ", "k": "y"}.get(name[-1], name[-1])
    yield "nominative", name
    yield "genitive", (name + "n" if open_ending else soft) + high + "n"
    yield "dative", (name + "y" if open_ending else soft) + low
    yield "accusative", (name + "n" if open_ending else soft) + high
    yield "locative", name + "d" + low
    yield "ablative", name + "d" + low + "n"
    # What is there: the locative with -kı, after which the vowel has two forms only.
    yield "of the locative", name + "d" + low + ("kı" if low == "a" else "ki")


# Russian: three declensions, names without one, and adjectives; "Русская грамматика" (1980), §§ 1176–1231. Compared with
# the rules and examples at geologskloneniya.tilda.ws and kaluga.aif.ru, and with news (`attested.tsv`).
RU = {
    "hard masculine": """Аскеран Агдам Арцах Азербайджан Бейлаган Варденис Ванадзор Горис Дилижан Евлах Ереван Зангилан
        Зангезур Иджеван Иран Капан Карабах Карвачар Кельбаджар Кировабад Кировакан Лачин Ленинакан Мардакерт Масис
        Мингечаур Нахчыван Ордубад Раздан Сабирабад Севан Сисиан Степанаван Степанакерт Сумгаит Сюник Ташир Тебриз Тегеран
        Тертер Хачмаз Ходжавенд Чартар Шахбуз Эчмиадзин""",
    "hard feminine": "Барда Куба Астара Анкара Москва Джульфа",
    "velar feminine": "Шемаха Ивановка",
    "hushing feminine": "Шуша Гянджа",
    "feminine in -ия": "Армения Грузия Турция Россия",
    "feminine in -ь": "Нахичевань Казань Алазань",
    "soft masculine": "Гёйгёль Елизаветполь Александрополь Ардебиль Израиль",
    "masculine in -й": "Гядабей Гёйчай",
    "neuter in -о": "Калинино Карягино Пушкино Косово Сараево Фиолетово",
    "plural": "Афины Закаталы Сальяны",
    "without cases": "Баку Гюмри Физули Тбилиси Мегри Шуши Ханкенди Шеки Кубатлы Батуми Мартуни Сухуми Ходжалы Веди",
}

# Instead of the last so many letters: genitive, dative, accusative, instrumental, prepositional.
RU_ENDINGS = {
    "hard masculine": (0, "а", "у", "", "ом", "е"),
    "hard feminine": (1, "ы", "е", "у", "ой", "е"),
    "velar feminine": (1, "и", "е", "у", "ой", "е"),
    # Stressed -ой, unstressed -ей: both are written.
    "hushing feminine": (1, "и", "е", "у", "ой", "ей", "е"),
    "feminine in -ия": (1, "и", "и", "ю", "ей", "и"),
    "feminine in -ь": (1, "и", "и", "ь", "ью", "и"),
    "soft masculine": (1, "я", "ю", "ь", "ем", "е"),
    "masculine in -й": (1, "я", "ю", "й", "ем", "е"),
    "neuter in -о": (1, "а", "у", "о", "ом", "е"),
    "plural": (1, "", "ам", "ы", "ами", "ах"),
    "without cases": (0, "", "", "", "", ""),
}
RU_CASES = ["genitive", "dative", "accusative", "instrumental", "prepositional"]

# An adjective before a noun: both have cases.
RU_PHRASES = [
    ("Нагорный Карабах", "hard masculine"),
    ("Агдамский район", "hard masculine"),
    ("Лачинский район", "hard masculine"),
    ("Физулинский район", "hard masculine"),
    ("Джебраильский район", "hard masculine"),
    ("Лачинский коридор", "hard masculine"),
    ("Зангезурский коридор", "hard masculine"),
    ("Сюникская область", "feminine in -ь"),
    ("Гегаркуникская область", "feminine in -ь"),
    ("Тавушская область", "feminine in -ь"),
]
RU_ADJECTIVES = {
    "ый": ("ого", "ому", "ый", "ым", "ом"),
    "ий": ("ого", "ому", "ий", "им", "ом"),
    "ая": ("ой", "ой", "ую", "ой", "ой"),
}


def russian(name, rule):
    cut, *endings = RU_ENDINGS[rule]
    cases = RU_CASES if len(endings) == 5 else [*RU_CASES[:4], "instrumental", RU_CASES[4]]
    stem = name[: len(name) - cut]
    yield "nominative", name
    for case, ending in zip(cases, endings, strict=True):
        yield case, stem + ending


def russian_phrase(phrase, rule):
    adjective, noun = phrase.split()
    stem, ending = adjective[:-2], adjective[-2:]
    forms = [case_form for _, case_form in russian(noun, rule)]
    adjectives = [adjective, *(stem + other for other in RU_ADJECTIVES[ending])]
    for case, first, second in zip(["nominative", *RU_CASES], adjectives, forms, strict=True):
        yield case, f"{first} {second}"


def write(name, rows):
    lines = ["lemma\tcase\tform\trule", *("\t".join(row) for row in rows)]
    (HERE / name).write_text("\n".join(lines) + "\n", encoding="utf8")


def main():
    write("az.tsv", [(name, case, form, "harmony") for name in AZ for case, form in azerbaijani(name)])
    single = [
        (name, case, form, rule)
        for rule, names in RU.items()
        for name in names.split()
        for case, form in russian(name, rule)
    ]
    phrases = [
        (phrase, case, form, f"adjective and {rule}")
        for phrase, rule in RU_PHRASES
        for case, form in russian_phrase(phrase, rule)
    ]
    write("ru.tsv", single + phrases)


if __name__ == "__main__":
    main()
