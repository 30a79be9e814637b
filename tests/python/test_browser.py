"""The report in a browser: it renders, filters, can be used from the keyboard, and runs no script but its own.

Needs Chromium and its driver (Debian's packages chromium and chromium-driver); skipped where they are absent.
"""

import shutil
from pathlib import Path

import pytest
from test_report import HOSTILE

import araxes

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed: pip install 'araxes[test]'")

from selenium.webdriver.chrome.service import Service  # noqa: E402
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402
from selenium.webdriver.support.ui import Select, WebDriverWait  # noqa: E402

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-prefers-reduced-motion",  # no smooth scrolling, which a driver's clicks run after
    "--window-size=1280,1000",
)

pytestmark = pytest.mark.skipif(
    not (CHROMIUM and DRIVER), reason="no Chromium: apt-get install chromium chromium-driver"
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory):
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    for flag in [*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"]:
        options.add_argument(flag)
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def report(documents: list[araxes.Document], tmp_path_factory: pytest.TempPathFactory) -> Path:
    hostile = araxes.analyze(HOSTILE, kind="text")
    return araxes.Corpus([*documents, hostile]).report(tmp_path_factory.mktemp("report") / "report.html")


@pytest.fixture
def page(browser, report: Path):
    browser.get("about:blank")
    browser.get(report.as_uri())
    yield browser
    assert [entry for entry in browser.get_log("browser") if entry["level"] in {"SEVERE", "WARNING"}] == []


def shown(page) -> list:
    return [article for article in page.find_elements(By.CSS_SELECTOR, "details.article") if article.is_displayed()]


def found(page) -> str:
    return page.find_element(By.ID, "found").text


def choose(page, name: str, value: str) -> None:
    Select(page.find_element(By.CSS_SELECTOR, f"select[name={name}]")).select_by_value(value)


def test_it_renders_and_no_script_of_an_article_runs(page, documents: list[araxes.Document]) -> None:
    assert page.find_element(By.TAG_NAME, "h1").is_displayed()
    assert page.find_element(By.CSS_SELECTOR, ".map svg").size["height"] > 300
    assert len(shown(page)) == len(documents) + 1
    page.find_element(By.ID, "unfold").click()
    assert all(article.get_attribute("open") for article in shown(page))
    assert page.execute_script("return window.hacked") is None
    assert page.find_elements(By.CSS_SELECTOR, "main script, main img") == []


def test_the_policy_stops_a_script_that_got_in(browser, report: Path, tmp_path: Path) -> None:
    broken = report.read_text(encoding="utf-8").replace("<footer>", "<script>window.hacked = 4</script><footer>")
    path = tmp_path / "broken.html"
    path.write_text(broken, encoding="utf-8")
    browser.get(path.as_uri())
    assert browser.execute_script("return window.hacked") is None
    assert browser.find_element(By.ID, "filters").is_displayed()
    assert any("Content Security Policy" in entry["message"] for entry in browser.get_log("browser"))


def test_filters(page, documents: list[araxes.Document]) -> None:
    outlets = [document.article.outlet for document in documents]
    choose(page, "outlet", "Kura Post")
    assert len(shown(page)) == outlets.count("Kura Post")
    assert found(page) == f"{outlets.count('Kura Post')} of {len(documents) + 1} articles"
    choose(page, "language", "ka")
    both = [d for d in documents if (d.article.outlet, d.article.language) == ("Kura Post", "ka")]
    assert len(shown(page)) == len(both)
    page.find_element(By.CSS_SELECTOR, "button[type=reset]").click()
    WebDriverWait(page, 5).until(lambda page: len(shown(page)) == len(documents) + 1)
    choose(page, "place", "khankendi")
    named = [d for d in documents if any(t.place.id == "khankendi" for t in d.toponyms)]
    assert len(shown(page)) == len(named)
    choose(page, "place", "")
    page.find_element(By.CSS_SELECTOR, "input[name=words]").send_keys("TAPE measure")
    with_words = [d for d in documents if {"tape", "measure"} <= set(d.article.text.lower().split())]
    assert with_words
    assert len(shown(page)) == len(with_words)


def test_a_speaker_leads_to_the_articles(page, documents: list[araxes.Document]) -> None:
    button = page.find_element(By.CSS_SELECTOR, "ul.speakers button[data-filter=speaker]")
    name = button.text
    button.click()
    [row] = [row for row in araxes.Corpus(documents).speakers if row["name"] == name]
    names = {name, *row["aliases"]}
    quoting = [d for d in documents if any(q.speaker and q.speaker.name in names for q in d.quotes)]
    assert len({d.article.language for d in quoting}) > 1
    assert len(shown(page)) == len(quoting)
    assert Select(page.find_element(By.NAME, "speaker")).first_selected_option.text == name


def test_keyboard_and_names_on_focus(page) -> None:
    page.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
    assert page.switch_to.active_element.text == "Skip to the articles"
    page.switch_to.active_element.send_keys(Keys.ENTER)
    WebDriverWait(page, 5).until(lambda page: page.switch_to.active_element.get_attribute("id") == "articles")
    summary = shown(page)[0].find_element(By.TAG_NAME, "summary")
    summary.send_keys(Keys.ENTER)
    assert shown(page)[0].get_attribute("open")
    place = shown(page)[0].find_element(By.CSS_SELECTOR, "a[data-place=shusha]")
    page.execute_script("arguments[0].focus()", place)
    card = page.find_element(By.ID, "card")
    WebDriverWait(page, 5).until(lambda _: card.is_displayed())
    assert "Şuşa" in card.text
    assert "Շուշի" in card.text
    place.send_keys(Keys.ESCAPE)
    assert not card.is_displayed()
    place.send_keys(Keys.ENTER)
    WebDriverWait(page, 5).until(lambda page: page.switch_to.active_element.get_attribute("id") == "place-shusha")


def test_landmarks_and_labels(page) -> None:
    for landmark in ("body > header", "nav[aria-label]", "main", "footer", "form[role=search]", "output[aria-live]"):
        assert len(page.find_elements(By.CSS_SELECTOR, landmark)) == 1
    for control in page.find_elements(By.CSS_SELECTOR, "input, select, button, summary, svg a"):
        assert page.execute_script(
            "const e = arguments[0]; return e.labels?.[0]?.textContent || e.textContent || e.ariaLabel", control
        )
    assert page.execute_script("return [...document.querySelectorAll('article')].every((a) => a.lang && a.dir)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier(page, documents: list[araxes.Document], tmp_path: Path, scheme: str) -> None:
    axe = pytest.importorskip("axe_core_python.selenium")
    single = tmp_path / "page.html"
    single.write_text(araxes.render(documents[4]), encoding="utf-8")
    page.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    )
    page.execute_script("document.querySelectorAll('details.article').forEach((e, i) => { e.open = i < 6; })")
    for address in (None, single.as_uri()):
        if address:
            page.get(address)
        found = axe.Axe().run(page)
        assert found["passes"]
        assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found["violations"]] == []


@pytest.mark.parametrize(("scheme", "light"), [("dark", False), ("light", True)])
def test_dark_and_light(page, scheme: str, light: bool) -> None:
    page.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    )
    colours = page.execute_script("const s = getComputedStyle(document.body); return [s.backgroundColor, s.color]")
    paper, ink = (sum(map(int, colour.strip("rgb()").split(","))) for colour in colours)
    assert (paper > ink) == light
    assert abs(paper - ink) > 400


def test_prints_every_article_open(page) -> None:
    page.execute_script("dispatchEvent(new Event('beforeprint'))")
    assert all(article.get_attribute("open") for article in shown(page))
    page.execute_script("dispatchEvent(new Event('afterprint'))")
    assert not any(article.get_attribute("open") for article in shown(page))


def test_the_page_of_a_document_renders(browser, documents: list[araxes.Document], tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(araxes.render(documents[4]), encoding="utf-8")
    browser.get_log("browser")
    browser.get(path.as_uri())
    assert browser.find_element(By.CSS_SELECTOR, "article h1").is_displayed()
    colour = "return getComputedStyle(document.querySelector('.araxes-q:not(.araxes-indirect)')).boxShadow"
    assert browser.execute_script(colour) != "none"
    assert browser.get_log("browser") == []
