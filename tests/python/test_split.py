"""Several articles in one text, and blocks in another language than theirs."""

import araxes

DIGEST = """Message: 1
From: Araz Wire
Date: Sun, 5 May 2024
Subject: Verin körpüsü açıldı

> Verin körpüsü yenidən açılıb, bələdiyyə bazar günü
> məlumat verib. Təmir iki il çəkib və kənd sakinləri
> üçün pulsuz olub.
>
> Həmçinin oxuyun: Dağ kəndində süd zavodu tikilir

Message: 2
From: Araz Wire
Date: Mon, 6 May 2024
Subject: Վերին կամուրջը բացվել է

> Վերին գետի կամուրջը կրկին բաց է, կիրակի օրը
> հայտնել են գյուղի խորհրդից։ Նորոգումը տևել է
> երկու տարի։
"""


def test_a_digest_of_mails():
    spans = araxes.split_articles(DIGEST)
    first, second = (araxes.parse_article(DIGEST[start:end], kind="text") for start, end in spans)
    assert (first.title, first.published, first.language) == ("Verin körpüsü açıldı", "2024-05-05", "az")
    assert (second.title, second.published, second.language) == ("Վերին կամուրջը բացվել է", "2024-05-06", "hy")
    roles = [block.role for block in first.blocks]
    assert roles == ["date", "title", "paragraph", "aside"]
    assert first.text[first.blocks[2].start : first.blocks[2].end].endswith("pulsuz olub.")


def test_one_article_is_one_span():
    text = "Dam opened\n\nIt holds, the mayor said.\n"
    assert [text[start:end] for start, end in araxes.split_articles(text)] == [text.strip()]
    assert araxes.split_articles("") == []


def test_interviews_are_paragraphs():
    answers = "- Who built it?\n\n- We all did. It took us a year.\n\n- And who paid?\n\n- Nobody, of course."
    text = f"Who built the boat\n\n{answers}"
    assert [block.role for block in araxes.parse_article(text).blocks] == ["title", *["paragraph"] * 4]


def test_blocks_in_another_language():
    text = (
        "Новый мост открыт\n\nМост открыли в воскресенье, сообщили в совете села после долгого заседания.\n\n"
        "«Մենք երկար սպասել ենք այս օրվան», ասաց գյուղի բնակիչը։\n\nДвижение восстановлено полностью."
    )
    article = araxes.parse_article(text)
    assert [block.language for block in article.blocks] == [None, None, "hy", None]
    assert "language" not in article.blocks[0].to_dict()
