/** The style sheet of the page. What colours say, words, marks or numbers say, too. */
export const PAGE_STYLE = `
:root {
  --back: #fff; --card: #fff; --text: #1f2430; --soft: #626a7a; --line: #e3e6ec; --head: #f6f7f9; --link: #0b5cad;
  --good: #1a7f4b; --fair: #9a6700; --poor: #c22f2f;
  --missed: #ffdfdb; --missed-edge: #d9483b; --missed-row: #fff5f3;
  --note: #fff1c9; --note-text: #6b4700; --note-edge: #d9a21b;
}
@media (prefers-color-scheme: dark) {
  :root {
    --back: #14171c; --card: #191d23; --text: #dfe3ea; --soft: #939cab; --line: #2b313a; --head: #20252c; --link: #7db7f5;
    --good: #52c288; --fair: #dcaa3c; --poor: #f3796e;
    --missed: #5b2622; --missed-edge: #f3796e; --missed-row: #271b1c;
    --note: #4a3a10; --note-text: #ffdf8f; --note-edge: #b98a1d;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--back); color: var(--text); line-height: 1.5;
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; font-size: 15px;
}
main { max-width: 1180px; margin: 0 auto; padding: 32px 24px 64px; }
h1 { font-size: 22px; margin: 0; letter-spacing: -.01em; }
h2 { font: 600 15px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; margin: 0; display: inline; }
header p { display: flex; align-items: baseline; gap: 14px; margin: 6px 0 22px; color: var(--soft); flex-wrap: wrap; }
header strong { font-size: 40px; line-height: 1.1; font-weight: 650; letter-spacing: -.02em; }
a { color: var(--link); text-decoration: none; }
a:hover, a:focus-visible { text-decoration: underline; }
.good { color: var(--good); } .fair { color: var(--fair); } .poor { color: var(--poor); }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; background: var(--card); }
table { border-collapse: collapse; width: 100%; }
.index th, .index td { padding: 7px 16px; text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.index th:first-child { text-align: left; font-weight: 500; width: 99%; }
.index thead th { background: var(--head); color: var(--soft); font-size: 13px; font-weight: 600; }
.index tbody tr, .index tfoot tr { border-top: 1px solid var(--line); }
.index tfoot th:first-child, .index tfoot td { font-weight: 650; }
.index .gap { color: var(--poor); font-weight: 650; }
.index .none { color: var(--soft); }
.percent { font-weight: 600; }
.percent > span:last-child { display: inline-block; min-width: 58px; }
.bar { display: inline-block; width: 110px; height: 8px; margin-right: 12px; border-radius: 4px; background: var(--line); overflow: hidden; vertical-align: 1px; text-align: left; }
.bar span { display: block; height: 100%; background: currentColor; border-radius: 4px; }
.legend { color: var(--soft); font-size: 13px; margin: 18px 2px; display: flex; gap: 6px 28px; flex-wrap: wrap; align-items: baseline; }
.legend mark, .legend b, .legend .note { margin: 0 6px 0 0; }
.legend mark, .legend b { color: var(--text); font: 600 12px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.template { margin-top: 18px; border: 1px solid var(--line); border-radius: 8px; background: var(--card); scroll-margin-top: 12px; }
.template summary { padding: 10px 16px; background: var(--head); border-radius: 8px; cursor: pointer; overflow: hidden; overflow-wrap: anywhere; }
.template summary span { float: right; font-weight: 650; font-variant-numeric: tabular-nums; }
.template[open] summary { border-bottom: 1px solid var(--line); border-radius: 8px 8px 0 0; }
.gaps { padding: 12px 16px; border-bottom: 1px solid var(--line); font-size: 14px; margin: 0; }
.gaps p { margin: 0 0 4px; color: var(--soft); }
.gaps ul { margin: 0; padding: 0; list-style: none; }
.gaps li { padding: 1px 0; }
.gaps a { display: inline-block; min-width: 62px; margin-right: 8px; font-variant-numeric: tabular-nums; }
code, .code { font: 13px/1.55 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.code { margin: 6px 0 8px; }
.code td { padding: 0; vertical-align: top; }
.code .text { white-space: pre-wrap; overflow-wrap: anywhere; padding: 0 16px 0 12px; tab-size: 4; width: 99%; }
.code .number, .code .hits { text-align: right; color: var(--soft); white-space: nowrap; user-select: none; font-variant-numeric: tabular-nums; }
.code .number { padding: 0 12px 0 16px; min-width: 56px; }
.code .number a { color: inherit; }
.code .hits { padding: 0 10px 0 4px; min-width: 52px; border-right: 3px solid transparent; }
.code .reached .hits { color: var(--good); border-right-color: var(--good); }
.code .partly .hits { color: var(--fair); border-right: 3px dashed var(--note-edge); }
.code .missed .hits { color: var(--poor); border-right: 3px double var(--missed-edge); font-weight: 700; }
.code .missed { background: var(--missed-row); }
.code tr:target { outline: 2px solid var(--link); outline-offset: -2px; }
mark { background: var(--missed); color: inherit; border-radius: 3px; text-decoration: underline dotted var(--missed-edge) 1.5px; text-underline-offset: 3px; }
.note {
  font: 600 11px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; white-space: nowrap; user-select: none;
  background: var(--note); color: var(--note-text); border: 1px solid var(--note-edge); border-radius: 9px; padding: 0 7px; margin: 0 4px;
}
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 760px) {
  main { padding: 20px 12px 40px; }
  .bar { display: none; }
  .index th, .index td { padding: 7px 8px; }
  .index th:first-child { white-space: normal; overflow-wrap: anywhere; min-width: 130px; }
}
@media print { .template { break-inside: avoid-page; } .scroll { overflow: visible; } }
`;
