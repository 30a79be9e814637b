"""Writes `az.tsv`, `hy.tsv`, `ka.tsv`, `ru.tsv` and `tr.tsv`: names of places in their cases, by rules of grammar.

    python tests/cases/forms/decline.py

Each rule names where it stands and where words declined by it were compared. Facts only; the names are those of real
places, of all sides alike.
"""

from pathlib import Path

HERE = Path(__file__).parent

# Azerbaijani: six cases, with vowel harmony; Wikibooks "Azerbaijani/Contents (Latin)/Nouns". Compared with the
# paradigms of UniMorph `aze` (açar, avqust, bibər, ada, bacı, bitki, ayaq, birlik) and, for names in -x, which keep
# it, with the State Language Commission as quoted at araz.az/?p=56062.
AZ = """
Ağbulaq Ağcabədi Ağdam Ağdaş Ağdərə Ağsu Alaverdi Astara Azərbaycan Babək Bakı Balakən Bərdə Beyləqan
Biləsuvar Cəbrayıl Cəlilabad Culfa Daşkəsən Dilican Eçmiədzin Ermənistan Füzuli Gədəbəy Gəncə Goranboy Gorus
Göyçay Göygöl Gümrü Gürcüstan Hacıqabul Hadrut İcevan İmişli İran İrəvan İsmayıllı Kəlbəcər Kürdəmir Laçın
Lerik Lənkəran Masallı Meğri Mingəçevir Naftalan Naxçıvan Oğuz Ordubad Qafan Qarabağ Qax Qazax Qəbələ Quba
Qubadlı Qusar Rusiya Saatlı Sabirabad Salyan Samux Sədərək Sevan Siyəzən Sumqayıt Şabran Şahbuz Şamaxı Şəki
Şəmkir Şərur Şirvan Şuşa Tbilisi Tərtər Tovuz Türkiyə Ucar Vanadzor Xaçmaz Xankəndi Xızı Xocalı Xocavənd
Yardımlı Yerevan Yevlax Zaqatala Zəngəzur Zəngilan Zərdab
Abovyan Alagöz Alat Altıağac Amasiya Ararat Ardahan Armavir Artik Artvin Axalkalaki Axalsıx Axtala Ağstafa
Aşqabad Batumi Belqrad Berlin Bişkek Bolnisi Dağıstan Daşaltı Dmanisi Düşənbə Dərbənd Hacıkənd Horadiz Hövsan
Həmədan Kapan Kutaisi Lahıc Lokbatan London Mahaçqala Maku Maralik Marağa Mardakert Marneuli Martuni Masazır
Masis Meqri Minsk Moskva Nabran Nalçik Nardaran Neftçala Nic Ordu Oşakan Paris Pekin Pirallahı Poti Qafqaz
Qazaxıstan Qobustan Qori Qroznı Qızılhacılı Rustavi Rəşt Samtredia Sarıkamış Sisian Soçi Spitak Stepanakert
Stepanavan Suqovuşan Talin Tatev Tehran Telavi Tiflis Tuğ Təbriz Urmiya Vardenis Vladiqafqaz Xoy Xudafərin Xudat
Xınalıq Yeğeqnadzor Zabux Zod Zuqdidi Zəyəm Çambarak Çarentsavan Çaykənd İordaniya İsfahan İstanbul İvanovka
İğdır Şuşakənd Ərdəbil Ərzurum
"""

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
    # In words of several syllables q becomes ğ, and k behind e, ə, i, ö, ü becomes y, before a vowel.
    soft = name
    if sum(letter in FOUR for letter in small) > 1 and not (name[-1] == "k" and vowel in BACK):
        soft = name[:-1] + {"q": "ğ", "k": "y"}.get(name[-1], name[-1])
    yield "nominative", name
    yield "genitive", (name + "n" if open_ending else soft) + high + "n"
    yield "dative", (name + "y" if open_ending else soft) + low
    yield "accusative", (name + "n" if open_ending else soft) + high
    yield "locative", name + "d" + low
    yield "ablative", name + "d" + low + "n"
    # What is there: the locative with -kı, after which the vowel has two forms only.
    yield "of the locative", name + "d" + low + ("kı" if low == "a" else "ki")


# Russian: three declensions, names without one, and adjectives; "Русская грамматика" (1980), §§ 1176–1231. Compared
# with the rules and examples at geologskloneniya.tilda.ws and kaluga.aif.ru, and with news (`attested.tsv`).
RU = {
    "hard masculine": """
        Аскеран Агдам Арцах Азербайджан Бейлаган Варденис Ванадзор Горис Дилижан Евлах Ереван Зангилан Зангезур
        Иджеван Иран Капан Карабах Карвачар Кельбаджар Кировабад Кировакан Лачин Ленинакан Мардакерт Масис
        Мингечаур Нахчыван Ордубад Раздан Сабирабад Севан Сисиан Степанаван Степанакерт Сумгаит Сюник Ташир
        Тебриз Тегеран Тертер Хачмаз Ходжавенд Чартар Шахбуз Эчмиадзин
        Абовян Апаран Арарат Армавир Артик Артвин Арташат Аштарак Ахалцих Бабек
        Бишкек Вагаршапат Варташен Владикавказ Гадрут Геранбой Дагестан Дашкесан Дербент Джермук
        Дсех Егвард Египет Каджаран Казахстан Каспийск Катар Кафан Краснодар
        Куткашен Кюрдамир Лерик Мадагиз Маралик Матагис Минск Нафталан Норашен
        Ноемберян Огуз Ошакан Пакистан Самур Сангачал Стамбул Суговушан
        Татев Талин Таджикистан Товуз Трабзон Туркменистан Узбекистан Хасавюрт Ханлар Хндзореск
        Худат Цахкадзор Чамбарак Чаренцаван Шамхор Шамкир Ширак Эрзурум
    """,
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
    ("Ширакская область", "feminine in -ь"),
    ("Лорийская область", "feminine in -ь"),
    ("Армавирская область", "feminine in -ь"),
    ("Шемахинский район", "hard masculine"),
    ("Товузский район", "hard masculine"),
    ("Горийский муниципалитет", "hard masculine"),
    ("Верхний Ларс", "hard masculine"),
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


# Armenian, Eastern: the declension in -ի and what names in a vowel and in -ք do; Dum-Tragut, "Armenian: Modern
# Eastern Armenian" (2009), § 2.1.2.
HY = """
Աբխազիա Ալավերդի Ալաշկերտ Ախալգորի Ախալքալաք Ակնա Աղդամ Անկարա Ապարան Աջարիա Արագածոտն Արարատ Արդվին Արթիկ
Արմավիր Արտաշատ Արցախ Աստարա Ասկերան Բաթումի Բալական Բայազետ Բարդա Բաքու Բելգորոդ Բերձոր Բյուրեղավան
Բորժոմի Գավառ Գեղարքունիք Գյանջա Գյումրի Գորի Գորիս Գուրիա Դիլիջան Դմանիսի Եղեգնաձոր Եղվարդ Երևան Զանգիլան
Զաքաթալա Զուգդիդի Թալին Թավրիզ Թբիլիսի Թեհրան Թելավի Թովուզ Թուրքիա Իգդիր Իջևան Իրան Լաչին Լենկորան Խաչմաս
Խարբերտ Խոջալու Ծաղկաձոր Կազան Կապան Կարս Կիլիկիա Կոտայք Հադրութ Հոպա Հրազդան Ղազախստան Ղարաբաղ Ղարաքիլիսա
Ղուբա Ճամբարակ Մալաթիա Մառնեուլի Մարանդ Մարդին Մարտակերտ Մարտունի Մեղրի Մոսկվա Մցխեթա Նալչիկ Նախիջևան Նաֆթալան
Նոյեմբերյան Նորաշեն Շամախի Շամքոր Շիրակ Շուշա Շուշի Չարենցավան Պյատիգորսկ Ջավախք Ջերմուկ Ջրական Ռուսաստան
Ռուսթավի Սևան Սիսիան Սոչի Սպիտակ Ստեփանակերտ Ստեփանավան Ստեփանծմինդա Սուխումի Սումգայիթ Սյունիք Վայք Վանաձոր
Վարդենիս Վեդի Վլադիկավկազ Վրաստան Տաշիր Տավուշ Ցխինվալի Ուլուխանլու Ուրմիա Քելբաջար Քութաիսի Քուրդիստան Օշական
"""


def armenian(name):
    if name == "Բաքու":
        # -ու becomes -վ- before a vowel.
        stem, article = "Բաքվ", "ն"
    elif name.endswith("ու"):
        stem, article = name, "ն"
    elif name.endswith("ա"):
        stem, article = name + "յ", "ն"
    else:
        stem, article = name, "ն" if name.endswith("ի") else "ը"
    yield "nominative", name
    yield "with article", name + article
    yield "genitive", stem + "ի"
    yield "dative with article", stem + "ին"
    yield "ablative", stem + "ից"
    yield "instrumental", stem + "ով"
    yield "locative", stem + "ում"
    if name.endswith("ի"):
        # The declension in -ու, which stands beside the other in names in -ի.
        yield "genitive in -ու", name[:-1] + "ու"
        yield "dative in -ու", name[:-1] + "ուն"
        yield "ablative in -ու", name[:-1] + "ուց"
    if name.endswith("իք"):
        yield "old genitive", name[:-2] + "յաց"


# Armenian, Western, in classical orthography: Kogian, "Armenian Grammar (West Dialect)" (1949), §§ 30–58; the
# genitive in -ոյ as it is written of Պոլիս.
HYW = """
Արցախ Արարատ Գորիս Երեւան Էջմիածին Հայաստան Հալէպ Ղարաբաղ Շուշի Պէյրութ Սեւան Ստեփանակերտ Վանաձոր Վարդենիս
Կապան Աշտարակ Արտաշատ Արմավիր Հրազդան Կիւմրի Դիլիջան Մեղրի Կարին Խարբերտ Վրաստան Ատրպէյճան Թեհրան Թաւրիզ
Անկարա Մոսկուա Ջաւախք Կիլիկիա Շուշա Պաքու Եղեգնաձոր Իջեւան Գաւառ Քեսապ
"""


def western_armenian(name):
    stem = {"Էջմիածին": "Էջմիածն"}.get(name, name)
    stem = stem + "յ" if name.endswith("ա") else stem
    yield "nominative", name
    yield "with article", name + ("ն" if name.endswith(("ի", "ա", "ու")) else "ը")
    yield "genitive", stem + "ի"
    yield "ablative", stem + "էն"
    yield "instrumental", stem + "ով"
    yield "dative with article", stem + "ին"


# Georgian: seven cases and the postpositions written together with them; Aronson, "Georgian: A Reading Grammar"
# (1990), §§ 2.1, 4.1. Some names lose a vowel before the endings that begin with one.
KA = """
აბაშა აბოვიანი ადანა აზერბაიჯანი აკნა ამბროლაური არარატი არდაჰანი ართვინი არმავირი ასტრახანი აფხაზეთი აღდამი
ახალქალაქი ახალციხე ახმეტა ბათუმი ბაქო ბერძორი ბოლნისი ბორჯომი ბორჩალო გაგრა გარდაბანი განჯა გორისი გიუმრი
გუდაუთა გურია გურჯაანი დილიჯანი დმანისი დუშეთი ევლახი ერევანი ერზურუმი ვანაძორი ვარდენისი ზაქათალა
ზესტაფონი ზუგდიდი თავრიზი თბილისი თეირანი თელავი თურქეთი იაზდი იზმირი იმერეთი ისფაჰანი იღდირი კახეთი კაპანი
კრასნოდარი ლაგოდეხი ლაჩინი მაიკოპი მარნეული მარტვილი მარტუნი მახაჩყალა მეღრი მესტია მინგეჩაური მოსკოვი მცხეთა
ნალჩიკი ნახიჩევანი ნაფთალანი ნინოწმინდა ოზურგეთი ოჩამჩირე რაჭა როსტოვი რუსეთი რუსთავი საგარეჯო სამეგრელო
სამტრედია საქართველო საჩხერე სენაკი სვანეთი სევანი სიღნაღი სოხუმი სომხეთი სოჭი სტავროპოლი სტეფანაკერტი სუმგაითი
სურამი ტაშირი ტრაბზონი ტყიბული ტყვარჩელი უკრაინა ურმია ფოთი ფიზული ქელბაჯარი ქობულეთი ქუთაისი ყაზანი
ყარაბაღი ყარსი შამქირი შამქორი შაქი ჩერქესკი ჩეჩნეთი ცხინვალი წალენჯიხა წალკა წყალტუბო ჭიათურა ხანქენდი
ხასავიურტი ხაშური ხობი ხოჯავენდი ჯავახეთი ჯულფა ჰადრუთი
"""
KA_LOSS = {"ერევანი": "ერევნ", "გარდაბანი": "გარდაბნ"}


def georgian(name):
    yield "nominative", name
    if name.endswith("ი"):
        stem = name[:-1]
        short = KA_LOSS.get(name, stem)
        yield "ergative", stem + "მა"
        yield "dative", stem + "ს"
        yield "genitive", short + "ის"
        yield "instrumental", short + "ით"
        yield "adverbial", short + "ად"
        yield "in", stem + "ში"
        yield "on", stem + "ზე"
        yield "at", stem + "თან"
        yield "from", short + "იდან"
        yield "until", short + "ამდე"
        yield "towards", short + "ისკენ"
        yield "for", short + "ისთვის"
        return
    # -ა and -ე fall out in the genitive and the instrumental, -ო and -უ do not.
    soft = name[:-1] + "ი" if name.endswith(("ა", "ე")) else name
    yield "ergative", name + "მ"
    yield "dative", name + "ს"
    yield "genitive", soft + "ს"
    yield "instrumental", soft + ("თ" if soft != name else "თი")
    yield "in", name + "ში"
    yield "on", name + "ზე"
    yield "at", name + "სთან"
    yield "from", soft + "დან"
    yield "until", name + "მდე"
    yield "towards", soft + "სკენ"
    yield "for", soft + "სთვის"


# Turkish: case endings behind an apostrophe, with vowel harmony; Göksel and Kerslake, "Turkish: A Comprehensive
# Grammar" (2005), §§ 6.1, 8.1.3, and the spelling guide of the Türk Dil Kurumu on the apostrophe.
TR = """
Abhazya Adana Ağdam Ağdere Ağrı Ahıska Akyaka Anapa Ankara Ardahan Artvin Astara Azerbaycan Babek Bakü Batum Bayburt
Berde Beslan Bitlis Bolnisi Cebrayıl Celilabad Culfa Çeçenistan Daşkesen Derbent Dersim Dilican Doğubayazıt Eçmiadzin
Elista Erdebil Erivan Ermenistan Erzincan Erzurum Füzuli Gardabani Gebele Gence Gilan Giresun Goris Goranboy Göyçay
Grozni Gubadlı Gümrü Gürcistan Hankendi Hocalı Hocavend Hopa Iğdır Isfahan İmişli İran İsfahan İstanbul İzmir Kafan
Kahramanmaraş Kapan Karabağ Kars Karvaçar Kelbecer Konya Kutaisi Kürdemir Laçın Lenkeran London Mahaçkala Malatya
Mardin Marneuli Martuni Masallı Maykop Megri Meşhed Mingeçevir Moskova Muş Nahçıvan Nalçik Neftçala Oğuz Ordubad
Posof Poti Rize Rusya Sabirabad Salyan Samtredia Sarıkamış Sevan Siirt Sivas Soçi Stepanakert Sumgayıt Suhumi
Şahbuz Şamahı Şanlıurfa Şeki Şemkir Şırnak Şuşa Tahran Tebriz Terter Tiflis Tovuz Trabzon Tunceli Türkiye
Urmiye Vanadzor Vladikavkaz Yevlah Zagatala Zengezur Zengilan Zerdab Zugdidi
"""


def turkish(name):
    small = name.replace("I", "ı").replace("İ", "i").lower()
    vowel = [letter for letter in small if letter in "aıoueiöü"][-1]
    high = {"a": "ı", "ı": "ı", "o": "u", "u": "u", "e": "i", "i": "i", "ö": "ü", "ü": "ü"}[vowel]
    low = "a" if vowel in BACK else "e"
    open_ending = small[-1] in "aıoueiöü"
    hard = "t" if small[-1] in "fstkçşhp" else "d"
    yield "nominative", name
    yield "genitive", f"{name}'{'n' if open_ending else ''}{high}n"
    yield "dative", f"{name}'{'y' if open_ending else ''}{low}"
    yield "accusative", f"{name}'{'y' if open_ending else ''}{high}"
    yield "locative", f"{name}'{hard}{low}"
    yield "ablative", f"{name}'{hard}{low}n"
    yield "instrumental", f"{name}'{'y' if open_ending else ''}l{low}"
    yield "of the locative", f"{name}'{hard}{low}ki"


def write(name, rows):
    lines = ["lemma\tcase\tform\trule", *("\t".join(row) for row in rows)]
    (HERE / name).write_text("\n".join(lines) + "\n", encoding="utf8")


def main():
    write("az.tsv", [(name, case, form, "harmony") for name in AZ.split() for case, form in azerbaijani(name)])
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
    eastern = [(name, case, form, "Eastern") for name in HY.split() for case, form in armenian(name)]
    western = [(name, case, form, "Western") for name in HYW.split() for case, form in western_armenian(name)]
    write("hy.tsv", eastern + western)
    write("ka.tsv", [(name, case, form, "declension") for name in KA.split() for case, form in georgian(name)])
    write("tr.tsv", [(name, case, form, "harmony") for name in TR.split() for case, form in turkish(name)])


if __name__ == "__main__":
    main()
