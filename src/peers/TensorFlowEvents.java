import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TFOutOfRangeException;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.io.FifoQueue;
import org.tensorflow.op.io.ReaderRead;
import org.tensorflow.op.io.TfRecordReader;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.HistogramProto;
import org.tensorflow.proto.Summary;
import org.tensorflow.types.TString;

/**
 * Reads a TensorBoard event file with TensorFlow's own record reader, which checks every checksum, and its own protocol
 * buffers; prints a line of tab-separated cells for each value: its kind, step and tag, and then a scalar's value, a
 * histogram's number of values and the sum of its buckets, or a picture's height, width and size in bytes. It runs as a
 * program of its own, from this one file, on a class path that holds nothing of ConvScope's.
 */
public final class TensorFlowEvents {
  private TensorFlowEvents() {}

  public static void main(String[] arguments) throws Exception {
    try (Graph graph = new Graph(); Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      FifoQueue queue = tf.io.fifoQueue(List.of(TString.class));
      Op file = tf.io.queueEnqueue(queue.handle(), List.of(tf.constant(arguments[0])));
      Op close = tf.io.queueClose(queue.handle());
      TfRecordReader reader = tf.io.tfRecordReader();
      ReaderRead read = tf.io.readerRead(reader.readerHandle(), queue.handle());
      session.runner().addTarget(file).run().close();
      session.runner().addTarget(close).run().close();
      for (;;) {
        try (TString record = (TString) session.runner().fetch(read.value()).run().get(0)) {
          print(Event.parseFrom(record.asBytes().getObject()));
        } catch (TFOutOfRangeException end) {
          break;
        }
      }
    }
  }

  private static void print(Event event) {
    if (event.hasFileVersion()) {
      System.out.println("version\t" + event.getFileVersion());
    }
    if (event.hasSessionLog()) {
      System.out.println("session\t" + event.getStep() + "\t" + event.getSessionLog().getStatus());
    }
    for (Summary.Value value : event.getSummary().getValueList()) {
      String place = "\t" + event.getStep() + "\t" + value.getTag() + "\t";
      switch (value.getValueCase()) {
        case SIMPLE_VALUE -> System.out.println("scalar" + place + value.getSimpleValue());
        case HISTO -> {
          HistogramProto histogram = value.getHisto();
          double buckets = histogram.getBucketList().stream().mapToDouble(count -> count).sum();
          System.out.println("histogram" + place + histogram.getNum() + "\t" + buckets + "\t"
              + histogram.getBucketLimitCount() + "\t" + histogram.getBucketCount());
        }
        case IMAGE -> System.out.println("image" + place + value.getImage().getHeight() + "\t"
            + value.getImage().getWidth() + "\t" + value.getImage().getEncodedImageString().size());
        default -> System.out.println("other" + place + value.getValueCase());
      }
    }
  }
}
