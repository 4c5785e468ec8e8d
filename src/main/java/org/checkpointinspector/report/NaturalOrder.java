package org.checkpointinspector.report;

import java.util.Comparator;

/** Orders names as people do: {@code 9} before {@code 10}, {@code 9.delta} before {@code 10.delta}. */
public final class NaturalOrder implements Comparator<String> {
    /** The only one needed. */
    public static final NaturalOrder INSTANCE = new NaturalOrder();

    private NaturalOrder() {}

    @Override
    public int compare(String left, String right) {
        int i = 0;
        int j = 0;
        while (i < left.length() && j < right.length()) {
            int endOfLeft = endOfRun(left, i);
            int endOfRight = endOfRun(right, j);
            boolean numbers = isDigit(left.charAt(i)) && isDigit(right.charAt(j));
            int order = numbers
                    ? compareNumbers(left.substring(i, endOfLeft), right.substring(j, endOfRight))
                    : left.substring(i, endOfLeft).compareTo(right.substring(j, endOfRight));
            if (order != 0) {
                return order;
            }
            i = endOfLeft;
            j = endOfRight;
        }
        int rest = Integer.compare(left.length() - i, right.length() - j);
        // 01 and 1 are the same number, but not the same name
        return rest != 0 ? rest : left.compareTo(right);
    }

    /** Of any length: names are not bounded by what fits a number. */
    private static int compareNumbers(String left, String right) {
        String shortLeft = left.replaceFirst("^0+(?=.)", "");
        String shortRight = right.replaceFirst("^0+(?=.)", "");
        int order = Integer.compare(shortLeft.length(), shortRight.length());
        return order != 0 ? order : shortLeft.compareTo(shortRight);
    }

    private static int endOfRun(String text, int start) {
        boolean digits = isDigit(text.charAt(start));
        int end = start + 1;
        while (end < text.length() && isDigit(text.charAt(end)) == digits) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
