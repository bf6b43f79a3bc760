#include "core/runtime/wire.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

namespace pare {

class TestWire : public QObject {
    Q_OBJECT

private slots:
    void valuesSurviveTheWay();
    void datasetsSurviveTheWay();
    void aTensorWhoseBytesDoNotFitIsRefused();
    void anUnknownErrorKindIsInternal();
};

void TestWire::valuesSurviveTheWay()
{
    TensorStatistics statistics;
    statistics.min = -1.5;
    statistics.max = 2;
    statistics.mean = 0.25;
    statistics.meanSquare = 3;
    statistics.count = int64_t{1} << 40;
    statistics.histogramMin = -1.5;
    statistics.histogramMax = 2;
    statistics.histogram = {1, 2, 3};
    statistics.channelAbsMax = {0.5F, 2};
    statistics.channelMeanSquare = {0.25, 4};
    statistics.gram = {1, 2, 2, 5};
    worker::Statistics message;
    toWire("t", statistics, message);
    const TensorStatistics back = statisticsFromWire(message);
    QCOMPARE(message.tensor(), std::string("t"));
    QCOMPARE(back.min, statistics.min);
    QCOMPARE(back.max, statistics.max);
    QCOMPARE(back.mean, statistics.mean);
    QCOMPARE(back.meanSquare, statistics.meanSquare);
    QCOMPARE(back.count, statistics.count);
    QCOMPARE(back.histogram, statistics.histogram);
    QCOMPARE(back.channelAbsMax, statistics.channelAbsMax);
    QCOMPARE(back.channelMeanSquare, statistics.channelMeanSquare);
    QCOMPARE(back.gram, statistics.gram);

    TimedModel timed;
    timed.samplesMs = {1, 2.5};
    timed.runsPerRound = 2;
    timed.warmup = 3;
    timed.threads = 4;
    timed.batch = 8;
    timed.notes = {"a", "b"};
    worker::Timed timedMessage;
    toWire(timed, timedMessage);
    const TimedModel timedBack = timedFromWire(timedMessage);
    QCOMPARE(timedBack.samplesMs, timed.samplesMs);
    QCOMPARE(timedBack.runsPerRound, 2);
    QCOMPARE(timedBack.warmup, 3);
    QCOMPARE(timedBack.threads, 4);
    QCOMPARE(timedBack.batch, int64_t{8});
    QCOMPARE(timedBack.notes, timed.notes);

    const ModelSignature signature = signatureOf(test::modelOf("agraph (float[N,3] x) => (float[N,2] y) { y = MatMul(x, w) }", {"w[3,2]"}));
    worker::Signature signatureMessage;
    toWire(signature, signatureMessage);
    const ModelSignature signatureBack = signatureFromWire(signatureMessage);
    QCOMPARE(signatureBack.inputs.size(), size_t{1});
    QCOMPARE(signatureBack.inputs[0].name, std::string("x"));
    QCOMPARE(signatureBack.inputs[0].dims, (std::vector<int64_t>{-1, 3}));
    QCOMPARE(signatureBack.outputs[0].ranked, signature.outputs[0].ranked);
}

void TestWire::datasetsSurviveTheWay()
{
    InputOptions options;
    options.data = DatasetRef{"/data/eval", VERIFIED(parseDataFormat("images,size=64,mean=0.5,std=0.25,order=bgr")), {4, 1, 2}};
    options.dims = {{"seq", 7}, {"x:1", 3}};
    options.batch = 5;
    options.seed = 99;
    worker::Inputs message;
    toWire(options, message);
    const InputOptions back = VERIFIED(inputsFromWire(message));
    QCOMPARE(back.dims, options.dims);
    QCOMPARE(back.batch, options.batch);
    QCOMPARE(back.seed, options.seed);
    QVERIFY(back.data.has_value());
    QCOMPARE(back.data->path.string(), std::string("/data/eval"));
    QCOMPARE(back.data->samples, options.data->samples);
    QCOMPARE(dataFormatText(back.data->options), dataFormatText(options.data->options));

    // A relative path is the caller's: the runner may have another folder.
    worker::Dataset relative;
    toWire(DatasetRef{"some/data.npz", {}, {}}, relative);
    QVERIFY(std::filesystem::path(relative.path()).is_absolute());
}

void TestWire::aTensorWhoseBytesDoNotFitIsRefused()
{
    worker::Tensor tensor;
    tensor.set_name("t");
    tensor.set_type(pb::TensorProto::FLOAT);
    tensor.add_dims(2);
    tensor.set_data(std::string(8, '\0'));
    QCOMPARE(VERIFIED(tensorFromWire(tensor)).raw_data().size(), size_t{8});
    tensor.set_data(std::string(7, '\0'));
    QCOMPARE(REFUSED(tensorFromWire(tensor)).where, std::string("t"));
    tensor.set_dims(0, -2);
    QCOMPARE(REFUSED(tensorFromWire(tensor)).kind, ErrorKind::InvalidInput);
    tensor.set_dims(0, int64_t{1} << 62);
    QCOMPARE(REFUSED(tensorFromWire(tensor)).kind, ErrorKind::InvalidInput);
    tensor.set_dims(0, 1);
    tensor.set_type(12345);
    QCOMPARE(REFUSED(tensorFromWire(tensor)).kind, ErrorKind::InvalidInput);
}

void TestWire::anUnknownErrorKindIsInternal()
{
    for (const ErrorKind kind : {ErrorKind::InvalidInput, ErrorKind::OutOfMemory, ErrorKind::Cancelled}) {
        worker::Failure failure;
        toWire(Error{kind, "message", "where"}, failure);
        const Error back = errorFromWire(failure);
        QCOMPARE(back.kind, kind);
        QCOMPARE(back.text(), std::string("where: message"));
    }
    worker::Failure failure;
    failure.set_kind(1000);
    QCOMPARE(errorFromWire(failure).kind, ErrorKind::Internal);
    failure.set_kind(-1);
    QCOMPARE(errorFromWire(failure).kind, ErrorKind::Internal);
}

} // namespace pare

QTEST_APPLESS_MAIN(pare::TestWire)
#include "tst_wire.moc"
