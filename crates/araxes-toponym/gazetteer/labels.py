"""What the compile step knows of a label: its script, whether it is usable, which other label it resembles."""

import re
import unicodedata
from difflib import SequenceMatcher

# Unicode blocks of the scripts; combining marks and the punctuation in PLAIN fit every script.
RANGES = {
    "Latn": [(0x41, 0x5A), (0x61, 0x7A), (0xC0, 0x24F), (0x259, 0x259), (0x1E00, 0x1EFF)],
    "Cyrl": [(0x400, 0x52F)],
    "Armn": [(0x531, 0x587)],
    "Geor": [(0x10A0, 0x10FF), (0x1C90, 0x1CBF)],
    "Arab": [(0x600, 0x6FF)],
}
SCRIPTS = {
    "en": {"Latn"}, "tr": {"Latn"}, "az": {"Latn", "Cyrl", "Arab"}, "ru": {"Cyrl"},
    "hy": {"Armn"}, "ka": {"Geor"}, "fa": {"Arab"},
}  # fmt: skip
PLAIN = set(" -.'’ʻʼ‘–\u200c0123456789")
# Words for an administrative area or a settlement, at any place in a label.
GENERIC = re.compile(
    r"\b(?:district|rayonu?|raion|region|province|municipality|ilçesi|il[ií]|район|область"
    r"|mərzi|mahalı|bələdiyyəsi|sovxozu|eyaleti|bölgesi|პროვინცია|მხარე"
    r"|շրջան|մարզ|რაიონი|მუნიციპალიტეტი|شهرستان|رایون|ناحیه|بخش)\b",
    re.IGNORECASE,
)
SETTLEMENT = re.compile(
    r"\b(?:city|town|village|şəhəri|şehri|kəndi|qəsəbəsi|город|село|քաղաք|ქალაქი|სოფელი|شهر|روستا)\b", re.I
)
# A label of a source that resembles a curated one less than this is another name, or another place's.
LEAST_RESEMBLANCE = 0.7


def script_of(text):
    """The script of the first letter that has one."""
    for character in text:
        for script, ranges in RANGES.items():
            if any(low <= ord(character) <= high for low, high in ranges):
                return script
    return ""


def letters_fit(text, language):
    """Whether all letters belong to one script that the language is written in."""
    script = script_of(text)
    if script not in SCRIPTS.get(language, ()):
        return False
    return all(
        c in PLAIN or unicodedata.combining(c) or any(low <= ord(c) <= high for low, high in RANGES[script])
        for c in text
    )


def clean(text):
    """The label of a source, or "" where it is no plain name."""
    # Stress marks go; the schwa of the Pan-Nigerian alphabet (U+01DD) stands for the Azerbaijani one (U+0259).
    text = unicodedata.normalize("NFC", " ".join(text.split())).replace("\u0301", "").replace("\u01dd", "\u0259")
    if re.search(r"[,;:،؛/()\[\]\d\"«»]", text) or not 3 <= len(text) <= 40 or SETTLEMENT.search(text):
        return ""
    return "" if text[0].islower() and script_of(text) in ("Latn", "Cyrl", "Armn") else text


def has_generic(text):
    return bool(GENERIC.search(text))


def has_settlement(text):
    return bool(SETTLEMENT.search(text))


class Resemblance:
    """Finds the curated name of a place that a label transliterates."""

    def __init__(self, names):
        self.names = [(name, roman(name["text"])) for name in names]

    def has(self, language, tradition):
        """Whether a curated name of the place is in this language and of this tradition."""
        return any(name["language"] == language and name["tradition"] == tradition for name, _ in self.names)

    def best(self, text, language):
        """The most similar name, or None where none is similar or two traditions are equally near."""
        key = roman(text)
        bones = skeleton(key)
        scored = []
        for name, other in self.names:
            if ratio(bones, skeleton(other)) >= LEAST_RESEMBLANCE:
                scored.append((round(ratio(key, other), 3), name))
        if not scored:
            return None
        top = max(score for score, _ in scored)
        nearest = [name for score, name in scored if score == top]
        own = [name for name in nearest if name["tradition"] == language]
        if len({name["tradition"] for name in nearest}) > 1:
            nearest = own
        # Among namesakes of one tradition the one still in use: its years hold for the label too.
        nearest.sort(key=lambda name: (bool(name["to"]), name["language"] != language, name["text"]))
        return nearest[0] if nearest else None


def ratio(a, b):
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


# One Latin spelling per letter, rough on purpose: it only has to show that two labels are one name.
ROMAN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    "ա": "a", "բ": "b", "գ": "g", "դ": "d", "ե": "e", "զ": "z", "է": "e", "ը": "i", "թ": "t", "ժ": "zh", "ի": "i",
    "լ": "l", "խ": "kh", "ծ": "ts", "կ": "k", "հ": "h", "ձ": "dz", "ղ": "gh", "ճ": "ch", "մ": "m", "յ": "y", "ն": "n",
    "շ": "sh", "ո": "o", "չ": "ch", "պ": "p", "ջ": "j", "ռ": "r", "ս": "s", "վ": "v", "տ": "t", "ր": "r", "ց": "ts",
    "ւ": "u", "փ": "p", "ք": "k", "և": "ev", "օ": "o", "ֆ": "f",
    "ა": "a", "ბ": "b", "გ": "g", "დ": "d", "ე": "e", "ვ": "v", "ზ": "z", "თ": "t", "ი": "i", "კ": "k", "ლ": "l",
    "მ": "m", "ნ": "n", "ო": "o", "პ": "p", "ჟ": "zh", "რ": "r", "ს": "s", "ტ": "t", "უ": "u", "ფ": "p", "ქ": "k",
    "ღ": "gh", "ყ": "q", "შ": "sh", "ჩ": "ch", "ც": "ts", "ძ": "dz", "წ": "ts", "ჭ": "ch", "ხ": "kh", "ჯ": "j",
    "ჰ": "h",
    "ا": "a", "آ": "a", "ب": "b", "پ": "p", "ت": "t", "ث": "s", "ج": "j", "چ": "ch", "ح": "h", "خ": "kh", "د": "d",
    "ذ": "z", "ر": "r", "ز": "z", "ژ": "zh", "س": "s", "ش": "sh", "ص": "s", "ض": "z", "ط": "t", "ظ": "z", "ع": "a",
    "غ": "gh", "ف": "f", "ق": "q", "ک": "k", "ك": "k", "گ": "g", "ل": "l", "م": "m", "ن": "n", "و": "u", "ه": "h",
    "ی": "i", "ي": "i", "ə": "a", "ı": "i", "ø": "o",
}  # fmt: skip
# Sounds that spellings and romanisations confuse, on the romanised label.
SOUNDS = [
    (r"dzh|tch|dz|ts|tz|sh|ch|zh|dj|[cjsz]", "S"),
    (r"kh|gh|[gkqxh]", "K"),
    (r"[dt]", "T"),
    (r"[bp]", "B"),
    (r"[vw]", "V"),
]


def roman(text):
    text = text.replace("İ", "i").lower().replace("ու", "u").replace("ու", "u")
    letters = "".join(ROMAN.get(c, c) for c in text)
    plain = "".join(c for c in unicodedata.normalize("NFD", letters) if not unicodedata.combining(c))
    return re.sub(r"[^a-z ]", "", plain)


def skeleton(key):
    """The consonants of a romanised label in classes."""
    for sounds, letter in SOUNDS:
        key = re.sub(sounds, letter, key)
    return re.sub(r"[aeiouy ]", "", re.sub(r"([A-Z])\1", r"\1", key))
