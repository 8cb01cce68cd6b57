package io.pipewright.bitbucket;

import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.JDKHttpConnection;

/**
 * Connects to one server only. JGit sends its additional headers, the token among them, again after
 * a redirect to another host; should a redirect ever be followed, it ends here.
 */
final class PinnedConnections implements HttpConnectionFactory {
  private final URI server;
  private final Reception reception;
  private volatile int lastStatus;

  PinnedConnections(URI server, Reception reception) {
    this.server = server;
    this.reception = reception;
  }

  /** The status of the last answer; 0 if there was none. */
  int lastStatus() {
    return lastStatus;
  }

  @Override
  public HttpConnection create(URL url) throws IOException {
    return create(url, Proxy.NO_PROXY);
  }

  @Override
  public HttpConnection create(URL url, Proxy proxy) throws IOException {
    if (!isServer(url)) {
      throw new IOException("refused to connect to another server than the configured Bitbucket");
    }
    return new Watched(url, proxy);
  }

  private boolean isServer(URL url) {
    try {
      URI uri = url.toURI();
      return server.getScheme().equalsIgnoreCase(uri.getScheme())
          && server.getHost().equalsIgnoreCase(uri.getHost())
          && server.getPort() == uri.getPort();
    } catch (URISyntaxException odd) {
      return false;
    }
  }

  /** Notes the status, because JGit's exceptions do not carry it, and counts what arrives. */
  private final class Watched extends JDKHttpConnection {
    Watched(URL url, Proxy proxy) throws IOException {
      super(url, proxy);
    }

    /**
     * No answer is asked for compressed: what is counted on the way is then what is stored. Packs,
     * which is nearly all, are compressed in themselves.
     */
    @Override
    public void setRequestProperty(String key, String value) {
      if (!key.equalsIgnoreCase("Accept-Encoding")) {
        super.setRequestProperty(key, value);
      }
    }

    @Override
    public int getResponseCode() throws IOException {
      lastStatus = 0;
      lastStatus = super.getResponseCode();
      return lastStatus;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return reception.watch(super.getInputStream());
    }
  }
}
