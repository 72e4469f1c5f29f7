package convscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyChoiceTest {
  private static final URI ADDRESS = URI.create("https://www.school.example/a");
  private static final ProxySelector JAVA = new ProxySelector() {
    @Override
    public List<Proxy> select(URI address) {
      return List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("java", 1)));
    }

    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
      throw new AssertionError(failure);
    }
  };

  @AfterEach
  void forget() {
    List.of("https.proxyHost", "https.proxyPort", "https.proxyUser", "https.proxyPassword", "http.nonProxyHosts")
        .forEach(System::clearProperty);
  }

  private static ProxyChoice choice(String... environment) {
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < environment.length; i += 2) {
      map.put(environment[i], environment[i + 1]);
    }
    return new ProxyChoice(map, JAVA);
  }

  @Test
  void lowerCaseGoesBeforeUpperCaseAndABlankVariableIsNone() {
    assertThat(choice("HTTPS_PROXY", "upper:1", "https_proxy", "lower:2").named(ADDRESS)).contains("lower:2");
    assertThat(choice("HTTPS_PROXY", "upper:1", "https_proxy", " ").named(ADDRESS)).contains("upper:1");
  }

  @Test
  void withoutAVariableItIsAsJavaAndTheSystemHaveIt() {
    assertThat(choice().named(ADDRESS)).contains("java:1");
    assertThat(choice("HTTP_PROXY", "other:1").named(ADDRESS)).contains("java:1");
  }

  @Test
  void javasOwnPropertiesGoBeforeTheVariables() {
    System.setProperty("https.proxyHost", "named");
    System.setProperty("https.proxyPort", "8080");
    ProxyChoice choice = new ProxyChoice(Map.of("HTTPS_PROXY", "u:p@variable:1"), ProxySelector.getDefault());
    assertThat(choice.named(ADDRESS)).contains("named:8080");
    assertThat(choice.authorization(ADDRESS)).isEmpty();
    System.setProperty("https.proxyUser", "pupil");
    System.setProperty("https.proxyPassword", "secret");
    assertThat(choice.authorization(ADDRESS)).contains("Basic cHVwaWw6c2VjcmV0");
    System.setProperty("http.nonProxyHosts", "*.school.example");
    assertThat(choice.named(ADDRESS)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      {"proxy:3128, proxy:3128", "http://proxy, proxy:80", "HTTP://proxy:1/, proxy:1", "http://a:b@proxy:1, proxy:1",
      "http://a:b@c@proxy:1, proxy:1", "http://[::1]:8080, ::1:8080"})
  void aProxyIsWrittenInSeveralWays(String value, String proxy) {
    assertThat(choice("HTTPS_PROXY", value).named(ADDRESS)).contains(proxy);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      value = {"*", "www.school.example", "school.example", ".school.example", "*.school.example",
          "WWW.School.Example", "other.example,school.example", "a  school.example", "www.school.example:443"})
  void whatIsExceptedHasNoProxyAndNoLogin(String list) {
    ProxyChoice choice = choice("HTTPS_PROXY", "u:p@proxy:1", "NO_PROXY", list);
    assertThat(choice.named(ADDRESS)).isEmpty();
    assertThat(choice.authorization(ADDRESS)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"chool.example", "example.org", "www.school.example:8443", "www"})
  void whatOnlyLooksAlikeIsNotExcepted(String list) {
    assertThat(choice("HTTPS_PROXY", "proxy:1", "NO_PROXY", list).named(ADDRESS)).contains("proxy:1");
  }

  @Test
  void anAddressOfVersion6CanBeExcepted() {
    URI address = URI.create("https://[2001:db8::1]/a");
    assertThat(choice("HTTPS_PROXY", "proxy:1", "NO_PROXY", "2001:db8::1").named(address)).isEmpty();
    assertThat(choice("HTTPS_PROXY", "proxy:1", "NO_PROXY", "[2001:db8::1]:443").named(address)).isEmpty();
    assertThat(choice("HTTPS_PROXY", "proxy:1", "NO_PROXY", "2001:db8::2").named(address)).contains("proxy:1");
  }
}
