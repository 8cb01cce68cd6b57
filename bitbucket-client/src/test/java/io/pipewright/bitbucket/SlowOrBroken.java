package io.pipewright.bitbucket;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** An answer that stops in its middle, or that comes a little at a time. */
final class SlowOrBroken extends HttpServletResponseWrapper {
  private final Fault fault;

  /**
   * How the answer suffers.
   *
   * @param good how many bytes pass unharmed
   * @param pause milliseconds before each byte after those
   * @param breaks how many more answers end after those; none of them slow
   */
  record Fault(int good, int pause, AtomicInteger breaks) {}

  SlowOrBroken(HttpServletResponse response, Fault fault) {
    super(response);
    this.fault = fault;
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    return new Faulty(super.getOutputStream());
  }

  private final class Faulty extends ServletOutputStream {
    private final ServletOutputStream out;
    private final boolean broken = fault.breaks().get() > 0;
    private int sent;

    Faulty(ServletOutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
      if (sent >= fault.good()) {
        out.flush();
        breakOrWait();
      }
      out.write(value);
      sent++;
      if (sent > fault.good()) {
        out.flush();
      }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      int unharmed = Math.max(0, Math.min(length, fault.good() - sent));
      out.write(bytes, offset, unharmed);
      sent += unharmed;
      for (int i = unharmed; i < length; i++) {
        write(bytes[offset + i]);
      }
    }

    private void breakOrWait() throws IOException {
      if (broken) {
        fault.breaks().decrementAndGet();
        throw new IOException("the connection breaks here");
      }
      try {
        Thread.sleep(fault.pause());
      } catch (InterruptedException stopped) {
        throw new IOException("the test is over", stopped);
      }
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }

    @Override
    public boolean isReady() {
      return out.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      out.setWriteListener(listener);
    }
  }
}
