package docket.contract;

import docket.reader.Pages;

/** Finds the terms of a contract, with the words that prove each of them. */
public interface ContractReader {

    /** Which engine and version answers; results of different versions are kept apart. As in {@code sentences-1}. */
    String engine();

    /**
     * Reads all pages. A term that is not there is left out; nothing is invented.
     *
     * @throws ReaderUnavailable if the engine cannot answer now
     */
    ContractTerms read(Pages pages);

    /** The engine cannot answer now; the queue will bring the contract back. */
    final class ReaderUnavailable extends RuntimeException {
        public ReaderUnavailable(String engine, Throwable cause) {
            super("no answer from contract reader " + engine, cause);
        }
    }
}
