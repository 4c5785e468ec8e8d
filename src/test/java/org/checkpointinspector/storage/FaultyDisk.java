package org.checkpointinspector.storage;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The real disk, read only, with a hook before each operation that may fail it, or change the disk just then. */
final class FaultyDisk extends FileSystem {

    /** What is about to be done. */
    enum Operation {
        ATTRIBUTES,
        LIST,
        NEXT_ENTRY,
        OPEN,
        READ
    }

    /** Called before each operation. */
    @FunctionalInterface
    interface Fault {
        /** Fails the operation by throwing. */
        void before(Operation operation, Path path) throws IOException;
    }

    private final FileSystem disk = FileSystems.getDefault();
    private final FileSystemProvider provider = new Provider();
    private final Fault fault;

    FaultyDisk(Fault fault) {
        this.fault = fault;
    }

    /** The path on the real disk. */
    static Path real(Path path) {
        return Proxy.isProxyClass(path.getClass()) ? ((Wrapped) Proxy.getInvocationHandler(path)).path : path;
    }

    private Path wrap(Path path) {
        return (Path) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Path.class}, new Wrapped(path));
    }

    /** A path of the real disk that answers for this one. */
    private final class Wrapped implements InvocationHandler {
        private final Path path;

        Wrapped(Path path) {
            this.path = path;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            if (method.getName().equals("getFileSystem")) {
                return FaultyDisk.this;
            }
            for (int i = 0; arguments != null && i < arguments.length; i++) {
                arguments[i] = arguments[i] instanceof Path other ? real(other) : arguments[i];
            }
            Object result = call(path, method, arguments);
            return result instanceof Path other ? wrap(other) : result;
        }
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private final class Provider extends FileSystemProvider {
        private final FileSystemProvider real = disk.provider();

        @Override
        public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
            fault.before(Operation.LIST, real(folder));
            return new Entries(real(folder), real.newDirectoryStream(real(folder), entry -> true));
        }

        @Override
        public SeekableByteChannel newByteChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
            fault.before(Operation.OPEN, real(path));
            SeekableByteChannel channel = real.newByteChannel(real(path), options, attributes);
            return (SeekableByteChannel)
                    Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {SeekableByteChannel.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("read")) {
                            fault.before(Operation.READ, real(path));
                        }
                        return call(channel, method, arguments);
                    });
        }

        @Override
        public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options) throws IOException {
            fault.before(Operation.ATTRIBUTES, real(path));
            return real.readAttributes(real(path), type, options);
        }

        @Override
        public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
            fault.before(Operation.ATTRIBUTES, real(path));
            return real.readAttributes(real(path), attributes, options);
        }

        @Override
        public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
            return real.getFileAttributeView(real(path), type, options);
        }

        @Override
        public Path readSymbolicLink(Path link) throws IOException {
            return wrap(real.readSymbolicLink(real(link)));
        }

        @Override
        public void checkAccess(Path path, AccessMode... modes) throws IOException {
            fault.before(Operation.OPEN, real(path));
            real.checkAccess(real(path), modes);
        }

        @Override
        public boolean isSameFile(Path path, Path other) throws IOException {
            return real.isSameFile(real(path), real(other));
        }

        @Override
        public boolean isHidden(Path path) throws IOException {
            return real.isHidden(real(path));
        }

        @Override
        public FileStore getFileStore(Path path) throws IOException {
            return real.getFileStore(real(path));
        }

        @Override
        public String getScheme() {
            return "faulty";
        }

        @Override
        public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileSystem getFileSystem(URI uri) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Path getPath(URI uri) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void createDirectory(Path folder, FileAttribute<?>... attributes) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void delete(Path path) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void copy(Path source, Path target, CopyOption... options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void move(Path source, Path target, CopyOption... options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setAttribute(Path path, String attribute, Object value, LinkOption... options) {
            throw new UnsupportedOperationException();
        }
    }

    private final class Entries implements DirectoryStream<Path> {
        private final Path folder;
        private final DirectoryStream<Path> entries;

        Entries(Path folder, DirectoryStream<Path> entries) {
            this.folder = folder;
            this.entries = entries;
        }

        @Override
        public Iterator<Path> iterator() {
            Iterator<Path> iterator = entries.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    try {
                        fault.before(Operation.NEXT_ENTRY, folder);
                    } catch (IOException e) {
                        throw new DirectoryIteratorException(e);
                    }
                    return iterator.hasNext();
                }

                @Override
                public Path next() {
                    return wrap(iterator.next());
                }
            };
        }

        @Override
        public void close() throws IOException {
            entries.close();
        }
    }

    @Override
    public FileSystemProvider provider() {
        return provider;
    }

    @Override
    public Path getPath(String first, String... more) {
        return wrap(disk.getPath(first, more));
    }

    @Override
    public String getSeparator() {
        return disk.getSeparator();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public boolean isReadOnly() {
        return true;
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return disk.supportedFileAttributeViews();
    }

    @Override
    public PathMatcher getPathMatcher(String pattern) {
        throw new UnsupportedOperationException();
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        throw new UnsupportedOperationException();
    }

    @Override
    public WatchService newWatchService() {
        throw new UnsupportedOperationException();
    }
}
