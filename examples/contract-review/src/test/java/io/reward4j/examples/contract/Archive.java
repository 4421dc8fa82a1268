package io.reward4j.examples.contract;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// What is deployed, unpacked as Lambda unpacks it: the jars of its folder `lib` are the class path, and nothing else is.
///
/// @param jars the class path
record Archive(List<Path> jars) {

    /// The archive that the build has written.
    static Path file() {
        return Path.of(System.getProperty("lambda.archive"));
    }

    static Archive unpack(Path archive, Path folder) throws IOException {
        List<Path> jars = new ArrayList<>();
        try (InputStream in = Files.newInputStream(archive); ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path jar = folder.resolve(Path.of(entry.getName()).getFileName());
                Files.copy(zip, jar);
                jars.add(jar);
            }
        }
        return new Archive(jars);
    }

    /// A class loader that sees the archive and the JDK.
    URLClassLoader loader() throws IOException {
        URL[] path = new URL[jars.size()];
        for (int i = 0; i < path.length; i++) {
            path[i] = jars.get(i).toUri().toURL();
        }
        return new URLClassLoader(path, ClassLoader.getPlatformClassLoader());
    }
}
