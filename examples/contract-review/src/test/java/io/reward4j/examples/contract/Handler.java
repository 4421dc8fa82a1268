package io.reward4j.examples.contract;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A handler, called as Lambda calls it.
final class Handler {

    private static final String CONTEXT = "com.amazonaws.services.lambda.runtime.Context";

    private final ClassLoader loader;
    private final Object handler;
    private final Object context;
    private final Method handle;

    /// A handler as Lambda makes it: by its name, from one class loader.
    Handler(String name, ClassLoader loader) throws ReflectiveOperationException {
        this(Class.forName(name, true, loader).getConstructor().newInstance());
    }

    Handler(Object handler) throws ReflectiveOperationException {
        this.handler = handler;
        loader = handler.getClass().getClassLoader();
        Class<?> type = Class.forName(CONTEXT, false, loader);
        context = Proxy.newProxyInstance(loader, new Class<?>[]{type}, (proxy, method, arguments) -> tell(method));
        handle = handler.getClass().getMethod("handleRequest", InputStream.class, OutputStream.class, type);
    }

    private static Object tell(Method asked) {
        if (asked.getName().equals("getRemainingTimeInMillis")) {
            return (int) Duration.ofMinutes(15).toMillis();
        }
        return asked.getReturnType() == String.class ? "test" : null;
    }

    JsonNode answer(JsonNode event) throws ReflectiveOperationException {
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            handle.invoke(handler, new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8)), reply,
                    context);
        } finally {
            thread.setContextClassLoader(before);
        }
        return JsonMapper.shared().readTree(reply.toByteArray());
    }
}
