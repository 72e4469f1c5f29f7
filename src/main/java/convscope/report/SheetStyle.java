package convscope.report;

/** The style sheet of a printed lesson: black on white, A4. */
final class SheetStyle {
  static final String CSS = """
      @page { size: A4; margin: 16mm 18mm; }
      body { font-family: "Noto Sans", "Noto Sans KR", "Malgun Gothic", "Apple SD Gothic Neo", "Segoe UI", sans-serif;
        font-size: 10.5pt; line-height: 1.5; color: #000; background: #fff; margin: 0; word-break: keep-all;
        overflow-wrap: break-word; }
      .sheet { max-width: 174mm; margin: 0 auto; padding: 6mm 0; }
      .teacher { break-before: page; page-break-before: always; border-top: 1px solid #999; font-size: 9.5pt;
        line-height: 1.4; }
      .teacher h2 { margin-top: 5mm; }
      .who { display: table; width: 100%; table-layout: fixed; margin-bottom: 8mm; }
      .who span { display: table-cell; border-bottom: 1px solid #666; padding-bottom: 1mm; color: #444;
        font-size: 9pt; }
      .who span:first-child { width: 50%; }
      h1 { font-size: 18pt; line-height: 1.25; margin: 0 0 2mm; }
      h2 { font-size: 13pt; margin: 7mm 0 2mm; break-after: avoid; page-break-after: avoid; }
      h3 { font-size: 10.5pt; margin: 3mm 0 1mm; break-after: avoid; page-break-after: avoid; }
      p { margin: 0 0 2mm; orphans: 3; widows: 3; }
      ul, ol { margin: 0 0 2mm; padding-left: 6mm; }
      li p { margin: 0 0 1mm; }
      code { font-family: "Noto Sans Mono", "Consolas", "Menlo", monospace; font-size: 0.92em; }
      pre { white-space: pre-wrap; border: 1px solid #bbb; padding: 2mm; font-size: 9pt; break-inside: avoid; }
      blockquote { margin: 0 0 2mm; padding-left: 3mm; border-left: 1mm solid #999; }
      table { border-collapse: collapse; margin: 1mm 0 3mm; break-inside: avoid; page-break-inside: avoid; }
      th, td { text-align: left; font-weight: normal; border: 1px solid #bbb; padding: 0.6mm 3mm; }
      td { font-variant-numeric: tabular-nums; }
      .muted { color: #444; font-size: 9pt; }
      .done::before { content: ""; display: inline-block; width: 3.2mm; height: 3.2mm; border: 1px solid #000;
        margin-right: 2mm; vertical-align: -0.4mm; }
      .question { border: 1px solid #999; padding: 2mm 4mm 4mm; margin-top: 2mm; break-inside: avoid;
        page-break-inside: avoid; }
      .line { border-bottom: 1px solid #999; height: 8mm; }
      .asked { color: #444; font-style: italic; }
      figure { margin: 2mm 0 3mm; break-inside: avoid; page-break-inside: avoid; }
      img { max-width: 100%; max-height: 90mm; image-rendering: auto; }
      figcaption { color: #444; font-size: 9pt; }
      @media screen { body { padding: 0 8mm; } }
      """;

  private SheetStyle() {}
}
