/** The record's look on paper: black on white, nothing told by colour alone. */
export const recordStyle = `
@page { size: A4; margin: 18mm 16mm }
body { font: 10.5pt/1.6 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "SimSun", sans-serif; color: #000; background: #fff; max-width: 178mm; margin: 0 auto; padding: 12px }
h1 { font-size: 18pt; text-align: center; margin: 0 0 10pt }
h2 { font-size: 13pt; margin: 14pt 0 4pt; border-bottom: 1px solid #000 }
h3 { font-size: 11.5pt; margin: 12pt 0 2pt }
h4 { font-size: 10.5pt; margin: 6pt 0 2pt }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 1pt 10pt; margin: 0 }
dt { color: #333 }
dd { margin: 0; overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100%; font-size: 9pt }
th, td { border: 1px solid #555; padding: 2pt 4pt; text-align: left; vertical-align: top; overflow-wrap: anywhere }
thead { display: table-header-group }
tr, section { break-inside: avoid }
td { min-width: 3em }
.day { white-space: nowrap }
code { font-family: Consolas, "Noto Sans Mono", monospace; font-size: 8.5pt; overflow-wrap: anywhere }
ul { margin: 2pt 0; padding-left: 16pt }
.note { font-size: 9pt; color: #333 }
.sign { display: flex; gap: 24pt; margin-top: 24pt }
.sign span { flex: 1 }
`
