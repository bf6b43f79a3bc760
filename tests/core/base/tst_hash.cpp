#include "core/base/hash.h"

#include <QTest>

using namespace pare;

class TestHash : public QObject {
    Q_OBJECT
private slots:
    void knownDigests();
    void piecesGiveTheDigestOfTheWhole();
};

// Source: FIPS 180-2, appendix B.
void TestHash::knownDigests()
{
    QCOMPARE(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    QCOMPARE(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
             "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    QCOMPARE(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    QCOMPARE(sha256(std::string(1'000'000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

void TestHash::piecesGiveTheDigestOfTheWhole()
{
    Sha256 hash;
    const std::string text = "abc";
    hash.add(text.substr(0, 1));
    hash.add(std::as_bytes(std::span(text).subspan(1)));
    QCOMPARE(hash.finish(), sha256(text));
}

QTEST_APPLESS_MAIN(TestHash)
#include "tst_hash.moc"
