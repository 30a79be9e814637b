"""Colours and type of the views. Classes only, no style attributes, so that a page may forbid those."""

# The palette of Okabe and Ito (2008), which colour-blind people tell apart; used as a tint and a rule, so that the
# text keeps its own colour on a light and on a dark page.
PALETTE = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")

# Each tradition of names in the same palette; the order is that of legends.
TRADITIONS = {
    "az": "#0072b2",
    "hy": "#d55e00",
    "ka": "#009e73",
    "ru": "#cc79a7",
    "soviet": "#e69f00",
    "tr": "#56b4e9",
    "fa": "#b8a800",
    "neutral": "#8a8f93",
}

# Fonts that hold Latin, Cyrillic, Armenian and Georgian, as they stand on usual systems.
_SERIF = "Georgia,'Noto Serif','Noto Serif Armenian','Noto Serif Georgian','DejaVu Serif',serif"
_SANS = "system-ui,'Segoe UI','Noto Sans','Noto Sans Armenian','Noto Sans Georgian','DejaVu Sans',sans-serif"

_TINTS = "".join(f".araxes-c{number}{{--c:{colour}}}" for number, colour in enumerate(PALETTE))

TRADITION_STYLE = "".join(f".t-{tradition}{{--t:{colour}}}" for tradition, colour in TRADITIONS.items())

# Thrice, to outrank notebook themes, which indent lists, align tables to the right and stripe their rows.
_OURS = ".araxes.araxes.araxes"

STYLE = f"""
.araxes{{font:15.5px/1.62 {_SERIF};max-width:74em;color:inherit;text-align:start}}
.araxes *{{box-sizing:border-box}}
.araxes-page{{display:grid;grid-template-columns:minmax(0,3fr) minmax(14em,2fr);gap:0 3em}}
@media(max-width:50em){{.araxes-page{{grid-template-columns:minmax(0,1fr)}}}}
{_OURS} .araxes-title{{font-size:1.5em;line-height:1.22;margin:.15em 0 .5em;font-weight:700;text-wrap:balance}}
{_OURS} .araxes-heading{{font-size:1.05em;font-weight:700;margin:1.2em 0 .25em}}
.araxes p,.araxes blockquote,.araxes li{{margin:.6em 0;overflow-wrap:anywhere}}
.araxes blockquote{{padding-inline-start:1em;border-inline-start:3px solid #8886}}
{_OURS} article ul{{list-style:none;padding:0;margin:.6em 0}}
.araxes pre{{font:inherit;white-space:pre-wrap}}
.araxes-meta,.araxes-side,.araxes-card{{font:13px/1.5 {_SANS}}}
.araxes-meta{{opacity:.72;margin:0 0 .7em}}
.araxes .araxes-minor{{opacity:.68;border-inline-start:3px solid #8888;padding-inline-start:.8em;font-size:.92em}}
.araxes-c{{--c:#7a7a7a}}{_TINTS}
.araxes-q{{background:color-mix(in srgb,var(--c) 16%,transparent);box-shadow:inset 0 -2px var(--c);
border-radius:2px;padding:.06em 0 .1em;box-decoration-break:clone;-webkit-box-decoration-break:clone}}
.araxes-indirect{{background:none;box-shadow:none;text-decoration:underline dashed var(--c) 2px;
text-underline-offset:4px}}
.araxes-q[data-speaker]::after{{content:attr(data-speaker);font:600 .62em/1 {_SANS};vertical-align:.55em;
margin-inline-start:.22em;color:color-mix(in srgb,var(--c) 68%,currentColor)}}
.araxes-p{{font-weight:650;text-decoration:underline dotted;text-underline-offset:3px;cursor:help}}
{_OURS} .araxes-side .araxes-heading{{font-size:1em;margin:0 0 .5em;letter-spacing:.01em}}
{_OURS} .araxes-side ol,{_OURS} .araxes-side ul{{list-style:none;padding:0;margin:0 0 1.6em}}
.araxes-side li{{margin:.5em 0;padding-inline-start:.75em;border-inline-start:4px solid var(--c,#8886)}}
.araxes-side small{{opacity:.75;display:block;font-size:.94em}}.araxes-side i{{opacity:.7}}
.araxes-side li>b>sup{{color:color-mix(in srgb,var(--c) 68%,currentColor);margin-inline-start:.2em;font-size:.72em}}
.araxes-card{{max-width:46em}}
.araxes-card h4{{font:600 1.2em/1.3 {_SERIF};margin:.2em 0}}
.araxes-card blockquote{{font:15.5px/1.6 {_SERIF};margin:.2em 0 .4em;padding:.3em 0 .3em .9em;
border-inline-start:4px solid var(--c,#7a7a7a);background:color-mix(in srgb,var(--c,#7a7a7a) 9%,transparent)}}
{_OURS} table{{border-collapse:collapse;font-size:13px;margin:.5em 0;display:block;overflow-x:auto;max-width:100%;
border:0}}
{_OURS} caption{{text-align:start;opacity:.75;padding:.2em 0;white-space:nowrap}}
{_OURS} tr{{background:none}}
{_OURS} th,{_OURS} td{{text-align:start;vertical-align:top;padding:.25em .9em .25em 0;white-space:normal;
border:0;border-bottom:1px solid #8884;background:none;max-width:none}}
{_OURS} td{{max-width:30em}}{_OURS} td.araxes-long{{min-width:20em}}
{_OURS} td.araxes-number{{text-align:end;font-variant-numeric:tabular-nums}}
{_OURS} th{{font-weight:600;opacity:.8;white-space:nowrap}}
@media print{{.araxes{{font-size:10.5pt}}.araxes-q,.araxes-card blockquote{{print-color-adjust:exact;
-webkit-print-color-adjust:exact}}.araxes p,.araxes li{{break-inside:avoid}}}}
"""
