package docket.local.objects;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.blobstore.SdkResponses;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.ObjectStorageClass;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * Objects as files that appear whole or not at all. S3Proxy writes a new object under a working name in the bucket
 * itself, where a listing shows it and a killed process leaves it; here it is written in a bucket nobody sees, then
 * linked or moved to its key in one step. {@code If-None-Match: *} is that link, which fails if the key is taken.
 */
final class AtomicObjects extends ForwardingBlobStore {

    private static final String UPLOADS = ".uploads";
    /** What S3Proxy remembers of a multipart upload; it would be listed like an object. */
    private static final String STUB = ".s3proxy-mpu-stub-";

    /** The parts themselves, {@code .mpus-<upload>-<key>-<number>}; S3Proxy reserves the prefix. */
    private static final String PART = ".mpus-";

    private static final int ID_LENGTH = 36;
    private static final int LONGEST_PAGE = 1000;

    private final Path root;
    private final Publisher publisher;

    /** @param files S3Proxy's store over the files below {@code root} */
    AtomicObjects(BlobStore files, Path root, Publisher publisher) throws IOException {
        super(files);
        this.root = root;
        this.publisher = publisher;
        Files.createDirectories(root.resolve(UPLOADS));
    }

    @Override
    public ListBucketsResponse list() {
        var all = super.list();
        var shown = all.buckets().stream()
                .filter(bucket -> !bucket.name().startsWith("."))
                .toList();
        return all.toBuilder().buckets(shown).build();
    }

    @Override
    public ListObjectsV2Response list(ListObjectsV2Request request) {
        requireBucket(request.bucket());
        var after = request.continuationToken() != null ? request.continuationToken() : request.startAfter();
        var contents = new ArrayList<S3Object>();
        var folders = new ArrayList<CommonPrefix>();
        try {
            var listing = Listing.of(
                    root.resolve(request.bucket()),
                    request.prefix() == null ? "" : request.prefix(),
                    foldersWanted(request.delimiter()),
                    after == null ? "" : after,
                    request.maxKeys() == null ? LONGEST_PAGE : request.maxKeys());
            for (var item : listing.items()) {
                if (item.folder()) folders.add(SdkResponses.commonPrefix(item.name()));
                else listed(request.bucket(), item.name()).ifPresent(contents::add);
            }
            var next = listing.more() && !listing.items().isEmpty()
                    ? listing.items().getLast().name()
                    : null;
            return SdkResponses.objectsPage(contents, folders, next);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the bucket " + request.bucket(), e);
        }
    }

    private static boolean foldersWanted(@Nullable String delimiter) {
        if (delimiter == null || delimiter.isEmpty()) return false;
        if (delimiter.equals("/")) return true;
        throw S3Exceptions.invalidArgument("the only delimiter here is the slash");
    }

    /** Empty if it was deleted since. */
    private Optional<S3Object> listed(String bucket, String key) {
        var head = blobMetadataIfPresent(bucket, key);
        if (head == null) return Optional.empty();
        return Optional.of(S3Object.builder()
                .key(key)
                .eTag(head.eTag())
                .lastModified(head.lastModified())
                .size(head.contentLength())
                .storageClass(ObjectStorageClass.STANDARD)
                .build());
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
        if (request.key().startsWith(STUB)) {
            return super.putBlob(request.toBuilder().bucket(UPLOADS).build(), payload);
        }
        requireBucket(request.bucket());
        if (request.key().endsWith("/")) return super.putBlob(request, payload); // a folder, as consoles draw them
        var draft = UUID.randomUUID().toString();
        try {
            var response = super.putBlob(
                    request.toBuilder()
                            .bucket(Publisher.DRAFTS)
                            .key(draft)
                            .ifNoneMatch(null)
                            .ifMatch(null)
                            .build(),
                    payload);
            publisher.exclusively(request.bucket(), request.key(), () -> {
                refuseIfMatches(request.ifNoneMatch(), request.bucket(), request.key());
                publish(
                        "ObjectCreated:Put",
                        publisher.draft(draft),
                        request.bucket(),
                        request.key(),
                        request.ifNoneMatch(),
                        response.eTag());
            });
            return response;
        } finally {
            publisher.discard(publisher.draft(draft));
        }
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        requireBucket(request.destinationBucket());
        var draft = UUID.randomUUID().toString();
        try {
            var response = super.copyBlob(request.toBuilder()
                    .destinationBucket(Publisher.DRAFTS)
                    .destinationKey(draft)
                    .build());
            publisher.exclusively(
                    request.destinationBucket(),
                    request.destinationKey(),
                    () -> publish(
                            "ObjectCreated:Copy",
                            publisher.draft(draft),
                            request.destinationBucket(),
                            request.destinationKey(),
                            null,
                            response.copyObjectResult().eTag()));
            return response;
        } finally {
            publisher.discard(publisher.draft(draft));
        }
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        requireBucket(upload.containerName());
        var hidden = hidden(upload);
        var response = new CompleteMultipartUploadResponse[1];
        publisher.exclusively(upload.containerName(), upload.blobName(), () -> {
            // Before the parts become one, because then they are gone and the client could not try again.
            refuseIfMatches(request.ifNoneMatch(), upload.containerName(), upload.blobName());
            response[0] = super.completeMultipartUpload(
                    hidden,
                    request.toBuilder()
                            .bucket(UPLOADS)
                            .key(hidden.blobName())
                            .ifNoneMatch(null)
                            .ifMatch(null)
                            .build());
            publish(
                    "ObjectCreated:CompleteMultipartUpload",
                    root.resolve(UPLOADS).resolve(hidden.blobName()),
                    upload.containerName(),
                    upload.blobName(),
                    request.ifNoneMatch(),
                    response[0].eTag());
        });
        return response[0];
    }

    @Override
    public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest request) {
        requireBucket(request.bucket());
        var upload = super.initiateMultipartUpload(hidden(request));
        return new MultipartUpload(upload.id(), request);
    }

    @Override
    public UploadPartResponse uploadMultipartPart(MultipartUpload upload, UploadPartRequest request, InputStream in) {
        return super.uploadMultipartPart(hidden(upload), request, in);
    }

    @Override
    public void abortMultipartUpload(MultipartUpload upload) {
        super.abortMultipartUpload(hidden(upload));
    }

    @Override
    public List<Part> listMultipartUpload(MultipartUpload upload) {
        return super.listMultipartUpload(hidden(upload));
    }

    @Override
    public List<software.amazon.awssdk.services.s3.model.MultipartUpload> listMultipartUploads(String bucket) {
        var shown = new ArrayList<software.amazon.awssdk.services.s3.model.MultipartUpload>();
        for (var upload : super.listMultipartUploads(UPLOADS)) {
            if (!upload.key().startsWith(bucket + "/")) continue;
            var key = upload.key().substring(bucket.length() + 1);
            shown.add(upload.toBuilder().key(key).build());
        }
        return shown;
    }

    @Override
    public boolean blobExists(String bucket, String key) {
        var place = Place.of(bucket, key);
        return super.blobExists(place.bucket(), place.key());
    }

    @Override
    public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
        var place = Place.of(request.bucket(), request.key());
        return super.blobMetadata(
                request.toBuilder().bucket(place.bucket()).key(place.key()).build());
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
        var place = Place.of(request.bucket(), request.key());
        return super.getBlob(
                request.toBuilder().bucket(place.bucket()).key(place.key()).build());
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
        var place = Place.of(request.bucket(), request.key());
        return super.removeBlob(
                request.toBuilder().bucket(place.bucket()).key(place.key()).build());
    }

    @Override
    public ObjectCannedACL getBlobAccess(String bucket, String key) {
        var place = Place.of(bucket, key);
        return super.getBlobAccess(place.bucket(), place.key());
    }

    @Override
    public void setBlobAccess(String bucket, String key, ObjectCannedACL access) {
        var place = Place.of(bucket, key);
        super.setBlobAccess(place.bucket(), place.key(), access);
    }

    /** Where S3Proxy's own notes about a multipart upload are, and its parts, which it reads back for their checksums. */
    private record Place(String bucket, String key) {

        static Place of(String bucket, String key) {
            if (key.startsWith(STUB)) return new Place(UPLOADS, key);
            if (!key.startsWith(PART) || key.length() <= PART.length() + ID_LENGTH) return new Place(bucket, key);
            int name = PART.length() + ID_LENGTH + 1;
            return new Place(UPLOADS, key.substring(0, name) + bucket + "/" + key.substring(name));
        }
    }

    private static MultipartUpload hidden(MultipartUpload upload) {
        return new MultipartUpload(upload.id(), hidden(upload.request()));
    }

    private static CreateMultipartUploadRequest hidden(CreateMultipartUploadRequest request) {
        return request.toBuilder()
                .bucket(UPLOADS)
                .key(request.bucket() + "/" + request.key())
                .build();
    }

    private void requireBucket(String bucket) {
        if (!Files.isDirectory(root.resolve(bucket))) throw S3Exceptions.noSuchBucket(bucket, "no such bucket");
    }

    /** The forms of the condition other than the link's; only in the lock of the key. */
    private void refuseIfMatches(@Nullable String ifNoneMatch, String bucket, String key) {
        if (ifNoneMatch == null) return;
        var there = blobMetadataIfPresent(bucket, key);
        if (there == null) return;
        if (ifNoneMatch.equals("*") || unquoted(ifNoneMatch).equals(unquoted(there.eTag()))) {
            throw S3Exceptions.preconditionFailed(null);
        }
    }

    private void publish(
            String event, Path draft, String bucket, String key, @Nullable String ifNoneMatch, String etag) {
        var target = root.resolve(bucket).resolve(key).normalize();
        if (!target.startsWith(root.resolve(bucket)) || target.equals(root.resolve(bucket))) {
            throw S3Exceptions.invalidArgument("the key leaves its bucket: " + key);
        }
        if (!publisher.publish(event, draft, bucket, key, "*".equals(ifNoneMatch), unquoted(etag))) {
            throw S3Exceptions.preconditionFailed(null);
        }
    }

    private static String unquoted(@Nullable String etag) {
        return etag == null ? "" : etag.replace("\"", "");
    }
}
