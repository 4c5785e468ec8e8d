package org.checkpointinspector.decode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.HexFormat;

/** XXH3, 64 bits, without a seed: the checksum that RocksDB 7 and later protects blocks with. Follows the algorithm's published specification. */
final class Xxh3 {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long PRIME32_1 = 0x9E3779B1L;
    private static final long PRIME32_2 = 0x85EBCA77L;
    private static final long PRIME32_3 = 0xC2B2AE3DL;
    private static final long PRIME64_1 = 0x9E3779B185EBCA87L;
    private static final long PRIME64_2 = 0xC2B2AE3D27D4EB4FL;
    private static final long PRIME64_3 = 0x165667B19E3779F9L;
    private static final long PRIME64_4 = 0x85EBCA77C2B2AE63L;
    private static final long PRIME64_5 = 0x27D4EB2F165667C5L;
    private static final long AVALANCHE = 0x165667919E3779F9L;
    private static final long RRMXMX = 0x9FB21C651E98DF25L;

    private static final int STRIPE = 64;
    private static final int STRIPES_PER_BLOCK = 16;
    private static final int LAST_STRIPE_SECRET = 192 - STRIPE;

    private static final byte[] SECRET = HexFormat.of()
            .parseHex("b8fe6c3923a44bbe7c01812cf721ad1cded46de9839097db7240a4a4b7b3671fcb79e64eccc0e578825ad07dccff7221b8084674f743248ee03590e6813a264c"
                    + "3c2852bb91c300cb88d0658b1b532ea371644897a20df94e3819ef46a9deacd8a8fa763fe39c343ff9dcbbc7c70b4f1d8a51e04bcdb45931c89f7ec9d9787364ea"
                    + "c5ac8334d3ebc3c581a0fffa1363eb170ddd51b7f0da49d316552629d4689e2b16be587d47a1fc8ff8b8d17ad031ce45cb3a8f95160428afd7fbcabb4b407e");

    private Xxh3() {}

    static long hash(byte[] in, int offset, int length) {
        if (length <= 16) {
            return upTo16(in, offset, length);
        }
        if (length <= 128) {
            return upTo128(in, offset, length);
        }
        return length <= 240 ? upTo240(in, offset, length) : over240(in, offset, length);
    }

    private static long upTo16(byte[] in, int at, int length) {
        if (length > 8) {
            long low = int64(in, at) ^ secret(24) ^ secret(32);
            long high = int64(in, at + length - 8) ^ secret(40) ^ secret(48);
            return avalanche(length + Long.reverseBytes(low) + high + fold(low, high));
        }
        if (length >= 4) {
            long first = (int) INT.get(in, at);
            long last = (int) INT.get(in, at + length - 4) & 0xffffffffL;
            long mixed = last + (first << 32) ^ secret(8) ^ secret(16);
            mixed ^= Long.rotateLeft(mixed, 49) ^ Long.rotateLeft(mixed, 24);
            mixed *= RRMXMX;
            mixed ^= (mixed >>> 35) + length;
            mixed *= RRMXMX;
            return mixed ^ mixed >>> 28;
        }
        if (length == 0) {
            return oldAvalanche(secret(56) ^ secret(64));
        }
        long combined = (in[at] & 0xffL) << 16 | (in[at + (length >> 1)] & 0xffL) << 24 | in[at + length - 1] & 0xffL | (long) length << 8;
        return oldAvalanche(combined ^ ((int) INT.get(SECRET, 0) ^ (int) INT.get(SECRET, 4)) & 0xffffffffL);
    }

    private static long upTo128(byte[] in, int at, int length) {
        long sum = length * PRIME64_1;
        for (int pair = (length - 1) / 32; pair >= 0; pair--) {
            sum += mix(in, at + 16 * pair, 32 * pair) + mix(in, at + length - 16 * (pair + 1), 32 * pair + 16);
        }
        return avalanche(sum);
    }

    private static long upTo240(byte[] in, int at, int length) {
        long sum = length * PRIME64_1;
        for (int i = 0; i < 8; i++) {
            sum += mix(in, at + 16 * i, 16 * i);
        }
        sum = avalanche(sum);
        for (int i = 8; i < length / 16; i++) {
            sum += mix(in, at + 16 * i, 16 * (i - 8) + 3);
        }
        return avalanche(sum + mix(in, at + length - 16, 136 - 17));
    }

    private static long over240(byte[] in, int at, int length) {
        long[] sums = {PRIME32_3, PRIME64_1, PRIME64_2, PRIME64_3, PRIME64_4, PRIME32_2, PRIME64_5, PRIME32_1};
        int stripes = (length - 1) / STRIPE;
        for (int i = 0; i < stripes; i++) {
            accumulate(sums, in, at + i * STRIPE, i % STRIPES_PER_BLOCK * 8);
            if (i % STRIPES_PER_BLOCK == STRIPES_PER_BLOCK - 1) {
                scramble(sums);
            }
        }
        accumulate(sums, in, at + length - STRIPE, LAST_STRIPE_SECRET - 7);
        long merged = length * PRIME64_1;
        for (int i = 0; i < 4; i++) {
            merged += fold(sums[2 * i] ^ secret(11 + 16 * i), sums[2 * i + 1] ^ secret(19 + 16 * i));
        }
        return avalanche(merged);
    }

    private static void accumulate(long[] sums, byte[] in, int at, int secret) {
        for (int i = 0; i < 8; i++) {
            long value = int64(in, at + 8 * i);
            long key = value ^ secret(secret + 8 * i);
            sums[i ^ 1] += value;
            sums[i] += (key & 0xffffffffL) * (key >>> 32);
        }
    }

    private static void scramble(long[] sums) {
        for (int i = 0; i < 8; i++) {
            sums[i] = (sums[i] ^ sums[i] >>> 47 ^ secret(LAST_STRIPE_SECRET + 8 * i)) * PRIME32_1;
        }
    }

    private static long mix(byte[] in, int at, int secret) {
        return fold(int64(in, at) ^ secret(secret), int64(in, at + 8) ^ secret(secret + 8));
    }

    /** The 128 bits of the unsigned product, its halves combined. */
    private static long fold(long a, long b) {
        long high = Math.multiplyHigh(a, b) + (a >> 63 & b) + (b >> 63 & a);
        return a * b ^ high;
    }

    private static long avalanche(long hash) {
        long mixed = (hash ^ hash >>> 37) * AVALANCHE;
        return mixed ^ mixed >>> 32;
    }

    private static long oldAvalanche(long hash) {
        long mixed = (hash ^ hash >>> 33) * PRIME64_2;
        mixed = (mixed ^ mixed >>> 29) * PRIME64_3;
        return mixed ^ mixed >>> 32;
    }

    private static long int64(byte[] in, int at) {
        return (long) LONG.get(in, at);
    }

    private static long secret(int at) {
        return (long) LONG.get(SECRET, at);
    }
}
