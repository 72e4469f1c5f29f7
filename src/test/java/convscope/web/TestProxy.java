package convscope.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A proxy on this machine for tests. Whatever server it is asked for, it leads to the one behind it: tunnelled after
 * {@code CONNECT}, or asked in the client's place. It keeps the first line of every request, and may want a login.
 */
public final class TestProxy implements AutoCloseable {
  private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final int behind;
  private volatile String login;
  private volatile String refusal;

  /** A proxy to the port {@code behind} of this machine. */
  public TestProxy(int behind) throws IOException {
    this.behind = behind;
    threads.execute(this::serve);
  }

  /** As a variable names it. */
  public String address() {
    return "http://" + name();
  }

  public String name() {
    return "127.0.0.1:" + listening.getLocalPort();
  }

  public int port() {
    return listening.getLocalPort();
  }

  /** Lets nobody through who does not say {@code user} and {@code password}. */
  public TestProxy wanting(String user, String password) {
    login = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    return refusing("407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"school\"");
  }

  /** Answers everybody with {@code status}. */
  public TestProxy refusing(String status) {
    refusal = "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    return this;
  }

  /** The first lines of the requests so far. */
  public List<String> asked() {
    return asked;
  }

  private void serve() {
    try {
      while (!listening.isClosed()) {
        Socket client = listening.accept();
        open.add(client);
        threads.execute(() -> answer(client));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void answer(Socket client) {
    try (client) {
      String head = head(client.getInputStream());
      String first = head.split("\r\n", 2)[0];
      asked.add(first);
      boolean known = login != null && head.contains("Proxy-Authorization: Basic " + login + "\r\n");
      if (refusal != null && !known) {
        client.getOutputStream().write(refusal.getBytes(StandardCharsets.US_ASCII));
        return;
      }
      try (Socket server = new Socket(InetAddress.getLoopbackAddress(), behind)) {
        open.add(server);
        if (first.startsWith("CONNECT ")) {
          client.getOutputStream()
              .write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } else {
          server.getOutputStream().write(forwarded(head).getBytes(StandardCharsets.US_ASCII));
        }
        threads.execute(() -> copy(client, server));
        server.getInputStream().transferTo(client.getOutputStream());
      }
    } catch (IOException ended) {
      // One side has hung up, as it may.
    }
  }

  /** A request to a proxy names the whole address, one to a server the path alone. */
  private static String forwarded(String head) {
    String[] words = head.split(" ", 3);
    return words[0] + " " + URI.create(words[1]).getRawPath() + " "
        + words[2].replaceFirst("(?i)\r\nConnection:[^\r]*", "")
        .replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n");
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException ended) {
      // As above.
    }
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    byte[] end = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    for (int one = in.read(); one >= 0; one = in.read()) {
      head.write(one);
      byte[] all = head.toByteArray();
      if (all.length >= 4 && Arrays.equals(all, all.length - 4, all.length, end, 0, 4)) {
        return head.toString(StandardCharsets.US_ASCII);
      }
    }
    throw new IOException("The request has no end");
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket one : open) {
      one.close();
    }
    threads.shutdownNow();
  }
}
