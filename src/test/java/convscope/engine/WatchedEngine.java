package convscope.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/**
 * Another engine, where something is done before it and its trainers do what they are asked: wait, for instance, or
 * fail.
 */
public final class WatchedEngine {
  private WatchedEngine() {}

  /** {@code real}, but {@code before} is told the name of every method, of its trainers' too, before that runs. */
  public static Engine of(Engine real, Consumer<String> before) {
    return watched(Engine.class, (method, arguments) -> {
      before.accept(method.getName());
      Object answer = call(real, method, arguments);
      return answer instanceof Trainer trainer ? watched(Trainer.class, (own, given) -> {
        before.accept(own.getName());
        return call(trainer, own, given);
      }) : answer;
    });
  }

  private interface Calls {
    Object answer(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T watched(Class<T> type, Calls calls) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
        (proxy, method, arguments) -> calls.answer(method, arguments)));
  }

  private static Object call(Object real, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
