package convscope.report;

/** The page's style, on screen and on paper. */
final class Style {
  static final String SHEET = """

      :root { color-scheme: light; }
      body { font: 15px/1.5 system-ui, "Noto Sans KR", "Noto Sans CJK KR", sans-serif; color: #1f2328; background: #fff;
        max-width: 760px; margin: 32px auto; padding: 0 16px; font-variant-numeric: tabular-nums; }
      h1 { font-size: 28px; line-height: 1.2; margin: 0; overflow-wrap: anywhere; }
      h2 { font-size: 18px; margin: 32px 0 8px; break-after: avoid; }
      .muted, footer { color: #59636e; font-size: 13px; }
      .figures { display: flex; gap: 48px; margin: 24px 0; }
      .large { font-size: 28px; line-height: 1.2; }
      .notes { white-space: pre-wrap; overflow-wrap: anywhere; }
      table { border-collapse: collapse; }
      th, td { text-align: left; padding: 3px 24px 3px 0; border-bottom: 1px solid #d1d9e0; vertical-align: top;
        overflow-wrap: anywhere; }
      th { font-weight: normal; color: #59636e; }
      .confusion { font-size: 12px; }
      .confusion th, .confusion td { padding: 3px 4px; }
      .confusion td { text-align: right; border: 1px solid #fff; }
      .confusion .full { color: #fff; }
      svg { width: 100%; height: auto; }
      svg text { font-size: 12px; fill: #59636e; }
      .end { text-anchor: end; }
      .middle { text-anchor: middle; }
      .grid { stroke: #e6eaef; }
      .axis { stroke: #818b98; }
      .curve { fill: none; stroke: #0072b2; stroke-width: 1.5; stroke-linejoin: bevel; }
      .point { fill: #0072b2; }
      .pixels { image-rendering: pixelated; max-width: 100%; }
      .pictures { display: flex; flex-wrap: wrap; gap: 16px; }
      figure { margin: 0; width: 128px; }
      figcaption { font-size: 12px; }
      footer { margin-top: 32px; overflow-wrap: anywhere; }
      section { break-inside: avoid; }
      @media print { body { max-width: none; margin: 0; font-size: 11pt; }
        * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
      """;

  private Style() {}
}
