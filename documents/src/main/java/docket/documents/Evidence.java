package docket.documents;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Where a value comes from. No value without evidence. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Evidence.OnPage.class, name = "page"),
    @JsonSubTypes.Type(value = Evidence.InXml.class, name = "xml"),
    @JsonSubTypes.Type(value = Evidence.Arithmetic.class, name = "arithmetic"),
    @JsonSubTypes.Type(value = Evidence.ByPerson.class, name = "person"),
    @JsonSubTypes.Type(value = Evidence.FromData.class, name = "data"),
})
public sealed interface Evidence {

    /** @param page counted from 1. @param quote the words as they stand there */
    record OnPage(int page, Box box, String quote) implements Evidence {}

    /** @param file the attachment's or document's name. @param path the element, as an XPath in words of the file */
    record InXml(String file, String path) implements Evidence {}

    /** @param proof the sum, as in {@code 100.00 + 19.00 = 119.00} */
    record Arithmetic(String proof) implements Evidence {}

    record ByPerson(String name) implements Evidence {}

    /** Taken from a system of record. @param source as in {@code crm deal 42} */
    record FromData(String source) implements Evidence {}
}
