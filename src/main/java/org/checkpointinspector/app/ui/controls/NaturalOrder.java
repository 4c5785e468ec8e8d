package org.checkpointinspector.app.ui.controls;

import java.util.Comparator;

/** Orders names as people do: runs of digits by their value, so that {@code 9.delta} comes before {@code 10.delta}; case matters only between equals. */
public final class NaturalOrder implements Comparator<String> {

    /** The only one needed. */
    public static final NaturalOrder INSTANCE = new NaturalOrder();

    private NaturalOrder() {}

    @Override
    public int compare(String left, String right) {
        int i = 0;
        int j = 0;
        while (i < left.length() && j < right.length()) {
            if (isDigit(left.charAt(i)) && isDigit(right.charAt(j))) {
                int endLeft = endOfDigits(left, i);
                int endRight = endOfDigits(right, j);
                int order = compareNumbers(left, i, endLeft, right, j, endRight);
                if (order != 0) {
                    return order;
                }
                i = endLeft;
                j = endRight;
            } else {
                int order = Character.compare(Character.toLowerCase(left.charAt(i++)), Character.toLowerCase(right.charAt(j++)));
                if (order != 0) {
                    return order;
                }
            }
        }
        int order = Integer.compare(left.length() - i, right.length() - j);
        return order != 0 ? order : left.compareTo(right);
    }

    private static int compareNumbers(String left, int from, int to, String right, int fromRight, int toRight) {
        int i = skipZeros(left, from, to);
        int j = skipZeros(right, fromRight, toRight);
        int order = Integer.compare(to - i, toRight - j);
        while (order == 0 && i < to) {
            order = Character.compare(left.charAt(i++), right.charAt(j++));
        }
        return order;
    }

    private static int skipZeros(String text, int from, int to) {
        int at = from;
        while (at < to - 1 && text.charAt(at) == '0') {
            at++;
        }
        return at;
    }

    private static int endOfDigits(String text, int from) {
        int at = from;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
