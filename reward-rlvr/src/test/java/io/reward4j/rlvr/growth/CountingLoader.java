package io.reward4j.rlvr.growth;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/// Loads the project's classes anew, so that they count their [Work].
final class CountingLoader extends ClassLoader {

    private static final String PROJECT = "io.reward4j.";
    private static final String WORK = Type.getInternalName(Work.class);
    private static final Set<String> COUNTED_TYPES = Set.of("java/lang/String", "java/lang/StringBuilder");

    /// The methods of [Work] that stand in for others, by name and descriptor.
    private static final Set<String> STAND_INS = Arrays.stream(Work.class.getDeclaredMethods())
            .map(CountingLoader::signature)
            .collect(Collectors.toSet());

    CountingLoader() {
        super(CountingLoader.class.getClassLoader());
    }

    private static String signature(Method method) {
        return method.getName() + Type.getMethodDescriptor(method);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(PROJECT) || name.equals(Work.class.getName())) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : defined(name);
        }
    }

    private Class<?> defined(String name) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] counted = counted(in.readAllBytes());
            return defineClass(name, counted, 0, counted.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private static byte[] counted(byte[] code) {
        ClassReader reader = new ClassReader(code);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] exceptions) {
                return new Counting(super.visitMethod(access, name, descriptor, signature, exceptions));
            }
        }, 0);
        return writer.toByteArray();
    }

    /// Counts each call and branch of a method.
    private static final class Counting extends MethodVisitor {

        Counting(MethodVisitor method) {
            super(Opcodes.ASM9, method);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            step();
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            step();
            super.visitJumpInsn(opcode, label);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            String standIn = "(L" + owner + ";" + descriptor.substring(1);
            if (opcode == Opcodes.INVOKEVIRTUAL && COUNTED_TYPES.contains(owner)
                    && STAND_INS.contains(name + standIn)) {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, WORK, name, standIn, false);
            } else {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            }
        }

        private void step() {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, WORK, "step", "()V", false);
        }
    }
}
