package convscope.lessons;

import java.util.List;

/** A part of a lesson's text, as it stands below or beside others. Immutable. */
public sealed interface Block {

  /** A heading within a step. */
  record Heading(List<Span> spans) implements Block {
    public Heading {
      spans = List.copyOf(spans);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.heading(this);
    }
  }

  /** Running text. */
  record Paragraph(List<Span> spans) implements Block {
    public Paragraph {
      spans = List.copyOf(spans);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.paragraph(this);
    }
  }

  /**
   * A list.
   *
   * @param numbered whether its items are numbered, from 1, rather than marked by dots
   */
  record Listing(boolean numbered, List<List<Block>> items) implements Block {
    public Listing {
      items = List.copyOf(items);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.listing(this);
    }
  }

  /** Lines shown as they are written, in a font whose letters are equally wide. */
  record Code(String text) implements Block {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.code(this);
    }
  }

  /** Text set off from the rest, as a hint is. */
  record Quote(List<Block> blocks) implements Block {
    public Quote {
      blocks = List.copyOf(blocks);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.quote(this);
    }
  }

  /**
   * An image.
   *
   * @param description for those who cannot see it
   * @param file beside the lesson's file
   * @param line of the lesson's file, from 1
   */
  record Image(String description, String file, int line) implements Block {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.image(this);
    }
  }

  /** Returns the result of {@code visitor} for this kind. */
  <R> R accept(Visitor<R> visitor);

  /** What to do with each kind of block. */
  interface Visitor<R> {
    R heading(Heading block);

    R paragraph(Paragraph block);

    R listing(Listing block);

    R code(Code block);

    R quote(Quote block);

    R image(Image block);
  }
}
