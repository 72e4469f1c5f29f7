package convscope.report;

import java.util.Locale;

/** The results of an evaluation, as a part of the page. */
record JudgementPart(Judgement judgement, ReportWords words) {

  void write(Html page) {
    int classes = judgement.classNames().size();
    page.raw("<section>").element("h2", words.get("evaluation"));
    page.element("p", words.get("evaluation.averaged", share(judgement.averaged())));
    judgement.raw().ifPresent(raw -> page.element("p", words.get("evaluation.raw", share(raw))));
    page.raw("</section>").raw("<section>").element("h2", words.get("confusion"));
    page.element("p", "muted", words.get("confusion.about")).raw("<table class=\"confusion\">").raw("<tr>")
        .element("th", "");
    judgement.classNames().forEach(name -> page.element("th", words.className(name)));
    page.raw("</tr>");
    for (int label = 0; label < classes; label++) {
      page.raw("<tr>").element("th", name(label));
      for (int taken = 0; taken < classes; taken++) {
        double share = judgement.confusion().share(label, taken);
        // Darker means more; the number is in the cell, so nobody has to distinguish shades.
        page.raw(String.format(Locale.ROOT, "<td class=\"%s\" style=\"background:rgba(0,114,178,%.3f)\">%,d</td>",
            share > 0.5 ? "full" : "", share, judgement.confusion().count(label, taken)));
      }
      page.raw("</tr>");
    }
    page.raw("</table>").raw("</section>");
    if (!judgement.mistakes().isEmpty()) {
      page.raw("<section>").element("h2", words.get("mistakes")).raw("<div class=\"pictures\">");
      judgement.mistakes().forEach(mistake -> mistake(page, mistake));
      page.raw("</div>").raw("</section>");
    }
  }

  private void mistake(Html page, Judgement.Mistake mistake) {
    String is = name(mistake.label());
    String taken = name(mistake.taken());
    String sentence = words.get("mistake", is, taken, share(mistake.probability()));
    page.raw("<figure>").raw(PixelPicture.image(mistake.image(), 3, sentence)).element("figcaption", sentence)
        .element("figcaption", "muted", "#" + mistake.record()).raw("</figure>");
  }

  private String name(int label) {
    return words.className(judgement.classNames().get(label));
  }

  private static String share(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
