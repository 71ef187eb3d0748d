package docket.samples;

import java.util.List;

/** A made-up company. @param country two letters, ISO 3166 */
record Party(
        String name,
        String street,
        String postcode,
        String city,
        String country,
        String vatId,
        String phone,
        String mail) {

    List<String> address() {
        return country.equals("GB")
                ? List.of(name, street, city, postcode)
                : List.of(name, street, postcode + " " + city);
    }

    /** The address without the name, in one line. */
    String place() {
        return String.join(", ", address().subList(1, address().size()));
    }
}
