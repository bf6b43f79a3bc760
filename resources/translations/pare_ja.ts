<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>BodyWindow</name>
    <message>
        <source>Opening %1…</source>
        <translation>%1を開いています…</translation>
    </message>
    <message>
        <source>Back to the main window</source>
        <translation>メインウィンドウに戻る</translation>
    </message>
    <message>
        <source>This is shown</source>
        <translation>ここを表示中</translation>
    </message>
    <message>
        <source>Back to it (Alt+Up)</source>
        <translation>ここに戻る (Alt+Up)</translation>
    </message>
    <message>
        <source>This one is shown</source>
        <translation>これを表示中</translation>
    </message>
    <message>
        <source>Show this one</source>
        <translation>これを表示</translation>
    </message>
    <message>
        <source>%1. Double click on a node with a double outline goes inside.</source>
        <translation>%1。二重枠のノードをダブルクリックすると中に入れます。</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>インスペクター</translation>
    </message>
    <message>
        <source>Select a layer to see what it reads, makes and is told.</source>
        <translation>レイヤーを選択すると、その入力、出力、属性が表示されます。</translation>
    </message>
</context>
<context>
    <name>Bookmarks</name>
    <message>
        <source>%1 layers</source>
        <translation>%1レイヤー</translation>
    </message>
    <message>
        <source>bookmark taken off %1</source>
        <translation>%1のブックマークを解除</translation>
    </message>
    <message>
        <source>bookmark on %1</source>
        <translation>%1にブックマークを設定</translation>
    </message>
</context>
<context>
    <name>ColourWords</name>
    <message>
        <source>Operator</source>
        <translation>演算子</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>数値精度</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>感度</translation>
    </message>
    <message>
        <source>Error (SQNR)</source>
        <translation>誤差 (SQNR)</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>畳み込み</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>行列</translation>
    </message>
    <message>
        <source>Attention, recurrent</source>
        <translation>Attention・再帰</translation>
    </message>
    <message>
        <source>Normalization</source>
        <translation>正規化</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>活性化</translation>
    </message>
    <message>
        <source>Element-wise, pooling</source>
        <translation>要素ごと・プーリング</translation>
    </message>
    <message>
        <source>Shape, data movement</source>
        <translation>形状・データ移動</translation>
    </message>
    <message>
        <source>Quantize, cast</source>
        <translation>量子化・キャスト</translation>
    </message>
    <message>
        <source>Input, output</source>
        <translation>入力・出力</translation>
    </message>
    <message>
        <source>fused</source>
        <translation>融合済み</translation>
    </message>
    <message>
        <source>half of the channels gone, measured</source>
        <translation>チャネルの半分を除去、実測</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未測定</translation>
    </message>
    <message>
        <source>to the other model, measured</source>
        <translation>もう一方のモデルに対して、実測</translation>
    </message>
    <message>
        <source>quantized, measured</source>
        <translation>量子化、実測</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>実測</translation>
    </message>
    <message>
        <source>computed</source>
        <translation>計算値</translation>
    </message>
    <message>
        <source>not counted yet</source>
        <translation>まだ数えていません</translation>
    </message>
    <message>
        <source>planned, computed</source>
        <translation>予定、計算値</translation>
    </message>
    <message>
        <source>Zero weights</source>
        <translation>ゼロの重み</translation>
    </message>
    <message>
        <source>Channels removed</source>
        <translation>除去されたチャネル</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>コサイン</translation>
    </message>
    <message>
        <source>Relative difference</source>
        <translation>相対差</translation>
    </message>
    <message>
        <source>Largest difference</source>
        <translation>最大差</translation>
    </message>
</context>
<context>
    <name>CommandsDialog</name>
    <message>
        <source>Commands</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>&amp;Variants</source>
        <translation>バリアント(&amp;V)</translation>
    </message>
    <message>
        <source>Replayed by what was decided: the same bytes</source>
        <translation>決定済みの内容を再生: 同一のバイト列</translation>
    </message>
    <message>
        <source>Made anew, as they were asked for</source>
        <translation>要求内容から新たに作成</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>コピー(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>保存(&amp;S)…</translation>
    </message>
    <message>
        <source>Save commands</source>
        <translation>コマンドの保存</translation>
    </message>
    <message>
        <source>Shell script (*.sh)</source>
        <translation>シェルスクリプト (*.sh)</translation>
    </message>
    <message>
        <source>Wrote %1. Run it with: sh %2</source>
        <translation>%1に書き込みました。実行方法: sh %2</translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source>Brings a float16 model to float32, the form that quantization starts from</source>
        <translation>float16モデルを、量子化の出発点となるfloat32に変換する</translation>
    </message>
    <message>
        <source>Replaces what can be computed from constants by its result</source>
        <translation>定数から計算できるものを、その結果に置き換える</translation>
    </message>
    <message>
        <source>How much larger one result may make the file</source>
        <translation>1つの結果によるファイル増加の上限</translation>
    </message>
    <message>
        <source>Makes constants of computed shapes that are the same at every run, but for one size or those that are kept</source>
        <translation>計算で得られる形状のうち、1つのサイズまたは維持するサイズを除いて毎回同じになるものを定数にする</translation>
    </message>
    <message>
        <source>Removes what has no effect: identities, dropout, reshapes and casts that change nothing, and what nothing reads</source>
        <translation>効果のないものを取り除く: 恒等演算、dropout、何も変えないreshapeとcast、どこからも読まれないもの</translation>
    </message>
    <message>
        <source>Brings the model to a newer opset of ONNX, which newer number formats need</source>
        <translation>モデルをONNXの新しいopsetに更新する (新しい数値形式に必要)</translation>
    </message>
    <message>
        <source>The opset to reach at least; 13 is needed for weights quantized by channel</source>
        <translation>最低限必要なopset。重みのチャネル単位の量子化には13が必要</translation>
    </message>
    <message>
        <source>Folds batch normalization into the weights of the convolution or matrix product beside it</source>
        <translation>バッチ正規化を、隣接する畳み込みまたは行列積の重みに統合する</translation>
    </message>
    <message>
        <source>Folds the zeros that a Pad adds into the padding of the convolutions behind it</source>
        <translation>Padが追加するゼロを、後続の畳み込みのパディングに統合する</translation>
    </message>
    <message>
        <source>Makes one LayerNormalization of its decomposed forms</source>
        <translation>分解されたLayerNormalizationを1つの演算子にまとめる</translation>
    </message>
    <message>
        <source>Makes one operator of decomposed activations (HardSwish, HardSigmoid, Clip, LeakyRelu, Sigmoid), which the runtime runs inside of the layer before it</source>
        <translation>分解された活性化関数 (HardSwish、HardSigmoid、Clip、LeakyRelu、Sigmoid) を1つの演算子にまとめ、ランタイムが直前のレイヤーの中で実行できるようにする</translation>
    </message>
    <message>
        <source>Writes PRelu with operators that the runtime runs inside of convolutions</source>
        <translation>PReluを、ランタイムが畳み込みの中で実行できる演算子に書き換える</translation>
    </message>
    <message>
        <source>Folds constant factors and addends, one or one a channel, into the convolutions and matrix products beside them</source>
        <translation>定数の係数と加算項 (全体で1つ、またはチャネルごとに1つ) を、隣接する畳み込みと行列積に統合する</translation>
    </message>
    <message>
        <source>Makes one BatchNormalization of constant factors and addends between convolutions that could not be folded</source>
        <translation>統合できなかった、畳み込みの間にある定数の係数と加算項を1つのBatchNormalizationにまとめる</translation>
    </message>
    <message>
        <source>Looks up rows where one-hot rows are multiplied with a constant matrix</source>
        <translation>one-hotの行と定数行列の積を、行の参照に置き換える</translation>
    </message>
    <message>
        <source>Makes pools of means over height and width, which run in the layout of the convolutions around them</source>
        <translation>高さと幅の平均をプーリングに置き換え、周囲の畳み込みと同じレイアウトで実行する</translation>
    </message>
    <message>
        <source>Runs convolutions over one axis as convolutions over two, for which the runtime has faster kernels</source>
        <translation>1軸の畳み込みを、ランタイムのカーネルがより速い2軸の畳み込みとして実行する</translation>
    </message>
    <message>
        <source>Keeps one of several constants with the same content: a smaller file</source>
        <translation>内容が同じ定数を1つにまとめ、ファイルを小さくする</translation>
    </message>
    <message>
        <source>Smaller constants stay apart</source>
        <translation>これより小さい定数は個別のまま残す</translation>
    </message>
    <message>
        <source>Removes the residual blocks without which the model&apos;s outputs change least</source>
        <translation>モデルの出力への影響が最も小さい残差ブロックを取り除く</translation>
    </message>
    <message>
        <source>The largest share of the residual blocks that goes</source>
        <translation>取り除く残差ブロックの割合の上限</translation>
    </message>
    <message>
        <source>Which blocks go first. output-change: those without which the outputs change least on calibration data; random: as a control</source>
        <translation>先に取り除くブロック。output-change: キャリブレーションデータでの出力への影響が最も小さいもの; random: 比較用のランダム</translation>
    </message>
    <message>
        <source>least-squares: layers behind a block that is gone are fitted to what they gave before, on calibration data; none: they keep their weights; auto: least-squares with calibration data, else none</source>
        <translation>least-squares: 取り除いたブロックの後ろのレイヤーを、キャリブレーションデータで元の出力に当てはめる; none: 重みを維持する; auto: キャリブレーションデータがあればleast-squares、なければnone</translation>
    </message>
    <message>
        <source>Samples of the calibration data that are looked at</source>
        <translation>使用するキャリブレーションデータのサンプル数</translation>
    </message>
    <message>
        <source>The largest share of the heads that goes: of each layer, or with a global scope of all together</source>
        <translation>取り除くヘッドの割合の上限: 各レイヤーに対する割合、scopeがglobalなら全体に対する割合</translation>
    </message>
    <message>
        <source>In place of the ratio, what the model may have at most: a size (500kB, 2.5MB), multiply-accumulates (300MMACs), a measured time (4ms), or a share of what it has (60%size, 50%macs, 50%time). The least goes that brings it there</source>
        <translation>比率の代わりに、モデルの上限を指定する: サイズ (500kB、2.5MB)、積和演算数 (300MMACs)、実測時間 (4ms)、または現状に対する割合 (60%size、50%macs、50%time)。そこに達するのに必要な最小限を取り除く</translation>
    </message>
    <message>
        <source>In place of ratio, budget and scope, a share for each group, by the name of a layer that makes its heads: NAME=0.5; NAME=0.25. Groups that are not named keep all</source>
        <translation>ratio、budget、scopeの代わりに、ヘッドを生成するレイヤーの名前でグループごとの割合を指定する: NAME=0.5; NAME=0.25。指定のないグループはすべて残す</translation>
    </message>
    <message>
        <source>per-layer: the same share everywhere; global: the least important heads of all layers together, at most nine tenths of one; isomorphic: the same, but only layers of the same structure are compared; auto: global with calibration data, else per-layer</source>
        <translation>per-layer: どのレイヤーも同じ割合; global: 全レイヤーのうち重要度の最も低いヘッド (1レイヤーあたり最大9割); isomorphic: 同様だが、同じ構造のレイヤー同士だけを比べる; auto: キャリブレーションデータがあればglobal、なければper-layer</translation>
    </message>
    <message>
        <source>In how many rounds they go: after each, what is left is repaired (with calibration data), trained (with train) and weighed anew</source>
        <translation>何ラウンドに分けて取り除くか: 各ラウンドの後、残りを修復 (キャリブレーションデータがある場合) し、学習 (trainの場合) し、重要度を評価し直す</translation>
    </message>
    <message>
        <source>least-squares: layers that lost inputs are fitted to what they gave before, on calibration data; none: they keep their weights; auto: least-squares with calibration data, else none</source>
        <translation>least-squares: 入力を失ったレイヤーを、キャリブレーションデータで元の出力に当てはめる; none: 重みを維持する; auto: キャリブレーションデータがあればleast-squares、なければnone</translation>
    </message>
    <message>
        <source>After each round, what is left is trained (with --train) before it is weighed anew. distill: on what the model before the first pass gives, and on labels where there are some; fine-tune: on labels alone. All layers are trained but those that are left alone</source>
        <translation>各ラウンドの後、重要度を評価し直す前に残りを学習する (--train使用時)。distill: 最初のパスの前のモデルの出力と、あればラベルで学習; fine-tune: ラベルだけで学習。対象外のものを除く全レイヤーを学習する</translation>
    </message>
    <message>
        <source>With train: at most so many steps a round; 0: no bound</source>
        <translation>train使用時: 1ラウンドのステップ数の上限。0: 上限なし</translation>
    </message>
    <message>
        <source>With train: a round takes no longer than about this; 0: no bound. A replay takes as many steps as were taken</source>
        <translation>train使用時: 1ラウンドのおおよその時間上限。0: 上限なし。再生時は、実行済みと同じステップ数になる</translation>
    </message>
    <message>
        <source>With train: the largest rate of each round; 0: found by trying</source>
        <translation>train使用時: 各ラウンドの最大学習率。0: 試行して決める</translation>
    </message>
    <message>
        <source>With train: other options of that pass, split by semicolons: batch=64; alpha=1; flip=true (pare passes lists them)</source>
        <translation>train使用時: そのパスのその他のオプションをセミコロン区切りで指定: batch=64; alpha=1; flip=true (一覧はpare passesで表示)</translation>
    </message>
    <message>
        <source>Removes the neurons that matter least from the hidden layers of feed-forward blocks</source>
        <translation>フィードフォワードブロックの隠れ層から、重要度の最も低いニューロンを取り除く</translation>
    </message>
    <message>
        <source>The largest share of the neurons that goes: of each layer, or with a global scope of all together</source>
        <translation>取り除くニューロンの割合の上限: 各レイヤーに対する割合、scopeがglobalなら全体に対する割合</translation>
    </message>
    <message>
        <source>In place of ratio, budget and scope, a share for each group, by the name of a layer that makes its neurons: NAME=0.5; NAME=0.25. Groups that are not named keep all</source>
        <translation>ratio、budget、scopeの代わりに、ニューロンを生成するレイヤーの名前でグループごとの割合を指定する: NAME=0.5; NAME=0.25。指定のないグループはすべて残す</translation>
    </message>
    <message>
        <source>per-layer: the same share everywhere; global: the least important neurons of all layers together, at most nine tenths of one; isomorphic: the same, but only layers of the same structure are compared; auto: global with calibration data, else per-layer</source>
        <translation>per-layer: どのレイヤーも同じ割合; global: 全レイヤーのうち重要度の最も低いニューロン (1レイヤーあたり最大9割); isomorphic: 同様だが、同じ構造のレイヤー同士だけを比べる; auto: キャリブレーションデータがあればglobal、なければper-layer</translation>
    </message>
    <message>
        <source>Layers with more channels than this keep a multiple of it; 1: any count; 0: what runs fast, 16 in layers of 64 channels and more, 8 in smaller ones</source>
        <translation>これよりチャネルの多いレイヤーは、この倍数を残す。1: 任意の数; 0: 高速に動く数 (64チャネル以上のレイヤーでは16、それ未満では8)</translation>
    </message>
    <message>
        <source>No layer keeps fewer channels than this</source>
        <translation>どのレイヤーもこれより少ないチャネル数にはしない</translation>
    </message>
    <message>
        <source>Removes channels that are normalized together (the width of a transformer) from all layers that write or read them</source>
        <translation>まとめて正規化されるチャネル (Transformerの幅) を、それを書き込む、または読むすべてのレイヤーから取り除く</translation>
    </message>
    <message>
        <source>The largest share of the channels that goes: of each layer, or with a global scope of all together</source>
        <translation>取り除くチャネルの割合の上限: 各レイヤーに対する割合、scopeがglobalなら全体に対する割合</translation>
    </message>
    <message>
        <source>In place of ratio, budget and scope, a share for each group, by the name of a layer that makes its channels: NAME=0.5; NAME=0.25. Groups that are not named keep all</source>
        <translation>ratio、budget、scopeの代わりに、チャネルを生成するレイヤーの名前でグループごとの割合を指定する: NAME=0.5; NAME=0.25。指定のないグループはすべて残す</translation>
    </message>
    <message>
        <source>per-layer: the same share everywhere; global: the least important channels of all layers together, at most nine tenths of one; isomorphic: the same, but only layers of the same structure are compared; auto: global with calibration data, else per-layer</source>
        <translation>per-layer: どのレイヤーも同じ割合; global: 全レイヤーのうち重要度の最も低いチャネル (1レイヤーあたり最大9割); isomorphic: 同様だが、同じ構造のレイヤー同士だけを比べる; auto: キャリブレーションデータがあればglobal、なければper-layer</translation>
    </message>
    <message>
        <source>Removes the channels that matter least from convolutions and matrix products, wherever they are used</source>
        <translation>畳み込みと行列積から、重要度の最も低いチャネルを、使われているすべての箇所で取り除く</translation>
    </message>
    <message>
        <source>Makes two smaller layers of lower rank of one large one: fewer weights and less to compute</source>
        <translation>大きなレイヤー1つを、ランクの低い小さなレイヤー2つにする: 重みと計算量が減る</translation>
    </message>
    <message>
        <source>The share of the weights of these layers that goes</source>
        <translation>対象レイヤーの重みのうち取り除く割合</translation>
    </message>
    <message>
        <source>global: the share of all layers together, taken where least is lost, so that layers that need their rank stay whole; per-layer: the same share of each</source>
        <translation>global: 全レイヤーをまとめた割合で、損失が最も小さいところから取るため、ランクが必要なレイヤーはそのまま残る; per-layer: 各レイヤー同じ割合</translation>
    </message>
    <message>
        <source>Which directions stay. activation: those that carry most of what the layer gives on calibration data; weights: those of the weights; auto: activation with calibration data, else weights</source>
        <translation>残す方向。activation: キャリブレーションデータでレイヤーの出力の大部分を担う方向; weights: 重みの主要な方向; auto: キャリブレーションデータがあればactivation、なければweights</translation>
    </message>
    <message>
        <source>Ranks above it are a multiple of it, which runs faster</source>
        <translation>これを超えるランクはこの倍数にする (より高速)</translation>
    </message>
    <message>
        <source>Sets the smallest weights to zero: smaller only when compressed, no faster on a CPU</source>
        <translation>最も小さい重みをゼロにする: 小さくなるのは圧縮時のみで、CPUでは速くならない</translation>
    </message>
    <message>
        <source>The share of weights that become zero; not used with a pattern</source>
        <translation>ゼロにする重みの割合。パターン指定時は使わない</translation>
    </message>
    <message>
        <source>per-layer: the same share of each; global: the smallest weights of all layers together</source>
        <translation>per-layer: 各レイヤー同じ割合; global: 全レイヤーの中で最も小さい重み</translation>
    </message>
    <message>
        <source>N:M (2:4, 1:4, 4:8): of every M weights that are summed in a row, N stay, as some accelerators want it; none: no pattern</source>
        <translation>N:M (2:4、1:4、4:8): 1行で加算される重みM個ごとにN個を残す (一部のアクセラレーターが求める形); none: パターンなし</translation>
    </message>
    <message>
        <source>magnitude: the smallest go; activation: those that add least to the result on calibration data, in each row by itself; auto: activation with calibration data, else magnitude</source>
        <translation>magnitude: 最も小さいものを取り除く; activation: キャリブレーションデータで結果への寄与が最も小さいものを行ごとに取り除く; auto: キャリブレーションデータがあればactivation、なければmagnitude</translation>
    </message>
    <message>
        <source>least-squares: what stays is changed so that it makes up for what goes, on calibration data; none: it keeps its values; auto: least-squares with calibration data, else none</source>
        <translation>least-squares: 取り除く分を補うように、残る重みをキャリブレーションデータで調整する; none: 値を維持する; auto: キャリブレーションデータがあればleast-squares、なければnone</translation>
    </message>
    <message>
        <source>Trains the weights on labelled data</source>
        <translation>ラベル付きデータで重みを学習する</translation>
    </message>
    <message>
        <source>Walks through the training data; may be a part of one</source>
        <translation>学習データを巡回する回数。1未満も可</translation>
    </message>
    <message>
        <source>At most so many steps, whatever the epochs say; 0: no bound</source>
        <translation>エポック数にかかわらず、ステップ数の上限。0: 上限なし</translation>
    </message>
    <message>
        <source>Samples in one step; where the model takes fewer at once, gradients are added up</source>
        <translation>1ステップのサンプル数。モデルが一度に受け取れる数がこれより少なければ、勾配を累積する</translation>
    </message>
    <message>
        <source>The largest rate: it rises to it and falls as a cosine; 0: found by trying, four of them for a few steps each, by the held-out part</source>
        <translation>最大学習率: ここまで上昇し、コサインで下降する。0: 4つの候補を数ステップずつ試し、ホールドアウトデータで決める</translation>
    </message>
    <message>
        <source>adamw, or sgd with Nesterov&apos;s momentum (then learning_rate wants to be about 0.01 to 0.1)</source>
        <translation>adamw、またはNesterovモーメンタム付きのsgd (その場合learning_rateは0.01～0.1程度)</translation>
    </message>
    <message>
        <source>How much weights are drawn to 0; biases and scales are not</source>
        <translation>重みを0に引き寄せる強さ。バイアスとスケールは対象外</translation>
    </message>
    <message>
        <source>Of sgd</source>
        <translation>sgd用</translation>
    </message>
    <message>
        <source>Share of the steps in which the rate rises</source>
        <translation>学習率が上昇するステップの割合</translation>
    </message>
    <message>
        <source>Longest gradient of all weights together; 0 leaves them as long as they are</source>
        <translation>全重みをまとめた勾配の最大長。0なら長さを制限しない</translation>
    </message>
    <message>
        <source>Pictures: mirrored half of the time</source>
        <translation>画像: 半分の確率で左右反転する</translation>
    </message>
    <message>
        <source>Pictures: moved by up to so many places</source>
        <translation>画像: 最大この画素数だけずらす</translation>
    </message>
    <message>
        <source>Share of the batches whose samples are blended with each other, for a teacher or labels that say what the blend is; not for codes of words</source>
        <translation>サンプル同士を混合するバッチの割合。教師モデル、または混合に対応したラベル向けで、単語コードには使えない</translation>
    </message>
    <message>
        <source>train: BatchNormalization takes each batch&apos;s mean and variance and learns the running ones; frozen: it keeps them</source>
        <translation>train: BatchNormalizationが各バッチの平均と分散を使い、移動統計量を学習する; frozen: 移動統計量を維持する</translation>
    </message>
    <message>
        <source>Weights that are exactly 0 stay 0: auto (where pruning made them), true, false</source>
        <translation>ちょうど0の重みを0のまま保つ: auto (プルーニングで生じた場合)、true、false</translation>
    </message>
    <message>
        <source>Trains the weights to give what a teacher gives; needs no labels</source>
        <translation>教師モデルの出力を再現するように重みを学習する (ラベル不要)</translation>
    </message>
    <message>
        <source>An ONNX file with the same inputs and outputs; empty: the model before the first pass</source>
        <translation>入出力が同じONNXファイル。空: 最初のパスの前のモデル</translation>
    </message>
    <message>
        <source>Share of the teacher beside labels; without labels the teacher is all there is</source>
        <translation>ラベルに対する教師モデルの割合。ラベルがなければ教師モデルだけを使う</translation>
    </message>
    <message>
        <source>Softens the scores of both models, so that the teacher&apos;s second choices count</source>
        <translation>教師モデルの第2候補以下も活かせるように、両モデルのスコアをなだらかにする</translation>
    </message>
    <message>
        <source>kl: scores as distributions; mse: outputs as numbers; auto: kl for class scores</source>
        <translation>kl: スコアを分布として比べる; mse: 出力を数値として比べる; auto: クラススコアならkl</translation>
    </message>
    <message>
        <source>Labels of the training data are learned beside the teacher, where there are some</source>
        <translation>学習データのラベルがあれば、教師モデルと併せて学習する</translation>
    </message>
    <message>
        <source>Of inner values beside the outputs</source>
        <translation>出力に対する中間値の割合</translation>
    </message>
    <message>
        <source>Stores weights as 16-bit floats, or computes in them</source>
        <translation>重みを16ビット浮動小数点で格納する、またはそれで計算する</translation>
    </message>
    <message>
        <source>folded: half of the file at float32 speed; compute: float16 arithmetic for targets that have it</source>
        <translation>folded: ファイルは半分で、速度はfloat32のまま; compute: 対応ターゲット向けのfloat16演算</translation>
    </message>
    <message>
        <source>Smaller constants stay as they are</source>
        <translation>これより小さい定数はそのまま残す</translation>
    </message>
    <message>
        <source>safe: sums, exponentials, roots and normalizations stay float32; all: everything that can be float16 is</source>
        <translation>safe: 和、指数、平方根、正規化はfloat32のまま; all: float16にできるものはすべてfloat16にする</translation>
    </message>
    <message>
        <source>Evens out the channels between two layers, so that 8 bits, or fewer in the weights, serve all of them</source>
        <translation>2つのレイヤー間でチャネルを均し、8ビット (重みではさらに少ないビット) で全チャネルに足りるようにする</translation>
    </message>
    <message>
        <source>activations: 8 bits on both sides of the layers behind (SmoothQuant); weights: fewer bits in weights only, which channels of large values need most (AWQ): quantize-weights comes next</source>
        <translation>activations: 後続レイヤーの両側を8ビットにする (SmoothQuant); weights: 重みだけを少ないビットにする。値の大きいチャネルに最も効く (AWQ)。この後にquantize-weightsを続ける</translation>
    </message>
    <message>
        <source>Bits of one weight (for=weights)</source>
        <translation>重み1個のビット数 (for=weights)</translation>
    </message>
    <message>
        <source>Weights that share a scale (for=weights): 16, 32, 64, 128 or 256; 0: as quantize-weights chooses</source>
        <translation>スケールを共有する重みの数 (for=weights): 16、32、64、128、256。0: quantize-weightsと同じ選び方</translation>
    </message>
    <message>
        <source>Evens out the channels between a layer normalization and the products behind it, so that 8 bits, or fewer in the weights, serve all of them</source>
        <translation>レイヤー正規化と後続の積との間でチャネルを均し、8ビット (重みではさらに少ないビット) で全チャネルに足りるようにする</translation>
    </message>
    <message>
        <source>Int8 weights and activations, with ranges from calibration data</source>
        <translation>重みと活性化をInt8にする。値域はキャリブレーションデータから決める</translation>
    </message>
    <message>
        <source>How ranges come from what was seen; moving-average: each sample&apos;s extremes, averaged; octav: least squared error by an equation; auto: for each value the one that makes the least error at the layers that read it</source>
        <translation>観測値から値域を求める方法。moving-average: 各サンプルの最小・最大の平均; octav: 二乗誤差が最小になる値を方程式で求める; auto: 値ごとに、それを読むレイヤーでの誤差が最も小さいものを選ぶ</translation>
    </message>
    <message>
        <source>Share of the values that the range keeps (calibrator=percentile)</source>
        <translation>値域に収める値の割合 (calibrator=percentile)</translation>
    </message>
    <message>
        <source>Which operators, separated by commas; all but Conv, MatMul and Gemm only between quantized layers (Softmax is possible there too)</source>
        <translation>対象の演算子をカンマ区切りで指定。Conv、MatMul、Gemm以外は量子化されたレイヤーの間のみ (そこではSoftmaxも可)</translation>
    </message>
    <message>
        <source>One scale for each output channel of a weight instead of one for all</source>
        <translation>重み全体で1つではなく、出力チャネルごとに1つのスケールを使う</translation>
    </message>
    <message>
        <source>nearest: each weight by itself. By what the layer reads on calibration data, never worse there than nearest: gptq: together, so that what one is off is made up for by others (the least error, and fast); seq-mse: to nearest, by the scale that changes the layer&apos;s result least; adaround: up or down, learned by gradient descent (seconds to minutes a layer). auto: nearest</source>
        <translation>nearest: 重みごとに丸める。以下はレイヤーがキャリブレーションデータで読む値に基づき、そのデータではnearestより悪くならない: gptq: まとめて丸め、ある重みのずれを他の重みで補う (誤差が最小で高速); seq-mse: レイヤーの結果の変化が最も小さいスケールで最近接に丸める; adaround: 切り上げか切り捨てかを勾配降下で学習する (1レイヤーに数秒～数分)。auto: nearest</translation>
    </message>
    <message>
        <source>What rounding shifts on average is taken off the biases, layer by layer, by what calibration data show; undone where the outputs do not come nearer</source>
        <translation>丸めによる平均のずれを、キャリブレーションデータに基づきレイヤーごとにバイアスから差し引く。出力が近づかなければ元に戻す</translation>
    </message>
    <message>
        <source>u8 for x86; s8 for TensorRT and ARM</source>
        <translation>x86にはu8、TensorRTとARMにはs8</translation>
    </message>
    <message>
        <source>Activations with the zero point in the middle, as TensorRT wants them</source>
        <translation>活性化のゼロ点を中央に置く (TensorRT向け)</translation>
    </message>
    <message>
        <source>int32: as integer kernels add it; float: for TensorRT, which takes no integers of 32 bits, and slow in ONNX Runtime</source>
        <translation>int32: 整数カーネルの加算形式; float: TensorRT向け (32ビット整数を受け付けないため)。ONNX Runtimeでは遅い</translation>
    </message>
    <message>
        <source>Whether depthwise convolutions are quantized too: more accurate in float, faster or slower by what is around them</source>
        <translation>Depthwise畳み込みも量子化するかどうか: floatのほうが高精度で、速いか遅いかは周囲による</translation>
    </message>
    <message>
        <source>7-bit weights, so that sums cannot saturate on CPUs without VNNI</source>
        <translation>7ビットの重み。VNNIのないCPUで和が飽和しないようにする</translation>
    </message>
    <message>
        <source>Layers with fewer weights stay as they are</source>
        <translation>これより重みの少ないレイヤーはそのまま残す</translation>
    </message>
    <message>
        <source>Names of layers that stay as they are, separated by commas</source>
        <translation>そのまま残すレイヤーの名前 (カンマ区切り)</translation>
    </message>
    <message>
        <source>Trains integers and scales of a quantized graph with the rounding in the loop</source>
        <translation>量子化されたグラフの整数とスケールを、丸めを含めて学習する</translation>
    </message>
    <message>
        <source>Scales of weights and activations are learned too</source>
        <translation>重みと活性化のスケールも学習する</translation>
    </message>
    <message>
        <source>Float weights are rounded to so many bits in the loop, as quantize-weights stores them (2, 3, 4, 8); 0: as they are</source>
        <translation>floatの重みを、quantize-weightsの格納形式と同じビット数 (2、3、4、8) に丸めながら学習する。0: 丸めない</translation>
    </message>
    <message>
        <source>With bits: weights that share a scale; 0: chosen as quantize-weights chooses</source>
        <translation>bits使用時: スケールを共有する重みの数。0: quantize-weightsと同じ選び方</translation>
    </message>
    <message>
        <source>With bits: layers with fewer weights stay float</source>
        <translation>bits使用時: これより重みの少ないレイヤーはfloatのまま</translation>
    </message>
    <message>
        <source>Int8 weights, inputs quantized as they arrive: for matrix products and recurrent layers, without calibration data</source>
        <translation>重みはInt8、入力は受け取った時点で量子化する: 行列積と再帰レイヤー向けで、キャリブレーションデータは不要</translation>
    </message>
    <message>
        <source>Which operators, separated by commas; Conv is possible</source>
        <translation>対象の演算子をカンマ区切りで指定。Convも可</translation>
    </message>
    <message>
        <source>How convolutions compute: product: their windows as rows of a matrix product; conv-integer: ConvInteger, measured at a quarter of float32&apos;s speed or less</source>
        <translation>畳み込みの計算方法: product: 窓を行列積の行として計算; conv-integer: ConvInteger (実測ではfloat32の1/4以下の速度)</translation>
    </message>
    <message>
        <source>Stores weights in 8, 4, 3 or 2 bits; activations stay float32</source>
        <translation>重みを8、4、3、2ビットで格納する。活性化はfloat32のまま</translation>
    </message>
    <message>
        <source>Bits of one weight</source>
        <translation>重み1個のビット数</translation>
    </message>
    <message>
        <source>Bits of single layers instead: NAME=4; NAME=2; NAME=float. The preset mixed-bits finds them</source>
        <translation>個々のレイヤーのビット数を指定: NAME=4; NAME=2; NAME=float。プリセットmixed-bitsで求められる</translation>
    </message>
    <message>
        <source>Weights that share a scale: 16, 32, 64, 128 or 256; 0: chosen</source>
        <translation>スケールを共有する重みの数: 16、32、64、128、256。0: 自動</translation>
    </message>
    <message>
        <source>nearest: each weight by itself. By what the layer reads on calibration data, never worse there than nearest: gptq: together, so that what one is off is made up for by others (the least error, and fast); seq-mse: to nearest, by the scale that changes the layer&apos;s result least; adaround: up or down, learned by gradient descent (seconds to minutes a layer). auto: gptq at 4 bits and below with calibration data, else nearest</source>
        <translation>nearest: 重みごとに丸める。以下はレイヤーがキャリブレーションデータで読む値に基づき、そのデータではnearestより悪くならない: gptq: まとめて丸め、ある重みのずれを他の重みで補う (誤差が最小で高速); seq-mse: レイヤーの結果の変化が最も小さいスケールで最近接に丸める; adaround: 切り上げか切り捨てかを勾配降下で学習する (1レイヤーに数秒～数分)。auto: 4ビット以下でキャリブレーションデータがあればgptq、それ以外はnearest</translation>
    </message>
    <message>
        <source>Samples of the calibration data that are looked at (rounding by data)</source>
        <translation>使用するキャリブレーションデータのサンプル数 (データに基づく丸め)</translation>
    </message>
    <message>
        <source>Which operators, separated by commas</source>
        <translation>対象の演算子 (カンマ区切り)</translation>
    </message>
    <message>
        <source>Attention first</source>
        <translation>Attention優先</translation>
    </message>
    <message>
        <source>Careful INT8</source>
        <translation>慎重なINT8</translation>
    </message>
    <message>
        <source>When the guard is tight: measures how much each layer loses in INT8 and keeps the most sensitive ones in float until the loss is within the guard.</source>
        <translation>許容範囲が厳しいときに: 各レイヤーのINT8での損失を測定し、損失が許容範囲に収まるまで、最も敏感なレイヤーをfloatのまま残します。</translation>
    </message>
    <message>
        <source>Half size, float16 storage</source>
        <translation>サイズ半減、float16格納</translation>
    </message>
    <message>
        <source>Half the file with practically no loss, at the source&apos;s speed: weights are stored as float16 and widened when the model is loaded.</source>
        <translation>実質的な損失なしでファイルを半分にし、速度は元モデルのままです。重みをfloat16で格納し、モデルの読み込み時に展開します。</translation>
    </message>
    <message>
        <source>4-bit weights</source>
        <translation>4ビット重み</translation>
    </message>
    <message>
        <source>For models whose size is in their weights (language models, large MatMuls): 4 bits a weight, block-wise. With calibration data, weights are rounded together by what their layers read.</source>
        <translation>サイズの大半を重みが占めるモデル (言語モデル、大きなMatMul) 向け: 重み1個あたり4ビット、ブロック単位で量子化します。キャリブレーションデータがあれば、レイヤーが読む値に基づいて重みをまとめて丸めます。</translation>
    </message>
    <message>
        <source>INT8, the quick win</source>
        <translation>INT8の手早い選択</translation>
    </message>
    <message>
        <source>First choice for any model: tries static, dynamic and stored INT8, measures each, and delivers the best that is smaller, faster and within the guard.</source>
        <translation>どのモデルでも最初の選択肢: INT8の静的・動的・格納のみを試してそれぞれ測定し、小さく、速く、許容範囲内にあるもののうち最良のものを採用します。</translation>
    </message>
    <message>
        <source>INT8 for transformers</source>
        <translation>Transformer向けINT8</translation>
    </message>
    <message>
        <source>For language and vision transformers: dynamic INT8 for MatMul and Gemm, embeddings stored in INT8.</source>
        <translation>言語・画像Transformer向け: MatMulとGemmを動的INT8にし、埋め込みをINT8で格納します。</translation>
    </message>
    <message>
        <source>Low rank, then INT8</source>
        <translation>低ランク化してからINT8</translation>
    </message>
    <message>
        <source>Fewer weights by low rank</source>
        <translation>低ランク化で重みを削減</translation>
    </message>
    <message>
        <source>Fewest bits that the guard allows</source>
        <translation>許容範囲内の最少ビット</translation>
    </message>
    <message>
        <source>When the file counts most and speed shall stay: stores each layer&apos;s weights in 2, 3, 4 or 8 bits or leaves them in float, by what that costs the outputs and saves in bytes, measures each choice, and delivers the smallest that is within the guard. Calibration data makes few bits lose less.</source>
        <translation>ファイルサイズを最優先し、速度は保ちたいときに: 出力への影響と節約できるバイト数から、各レイヤーの重みを2、3、4、8ビットで格納するかfloatのまま残すかを決めます。それぞれ測定し、許容範囲内で最小のものを採用します。キャリブレーションデータがあれば、少ないビットでの損失が減ります。</translation>
    </message>
    <message>
        <source>Prune 30 %, then INT8</source>
        <translation>30 % プルーニング後にINT8</translation>
    </message>
    <message>
        <source>For convolutional networks with room to spare: 30 % of the channels go and, with calibration data, the rest is fitted to make up for them; then static INT8 where calibration data is given, dynamic where not.</source>
        <translation>余裕のある畳み込みネットワーク向け: チャネルの30 % を取り除き、キャリブレーションデータがあれば残りを当てはめて補います。続いてキャリブレーションデータがあれば静的INT8、なければ動的INT8を適用します。</translation>
    </message>
    <message>
        <source>Prune 30 % of the channels</source>
        <translation>チャネルを30 % プルーニング</translation>
    </message>
    <message>
        <source>Removes the 30 % of the channels that matter least. With calibration data it sees which these are, takes more from layers that can do without, and fits what is left to make up for them; without, it takes the same share of every layer by the weights alone and usually wants fine-tuning afterwards, which the measured accuracy shows.</source>
        <translation>重要度の最も低いチャネルを30 % 取り除きます。キャリブレーションデータがあれば、どれがそうかを見極め、余裕のあるレイヤーから多めに取り、残りを当てはめて補います。なければ、重みだけに基づいて全レイヤーから同じ割合を取ります。その場合、通常は後でファインチューニングが必要で、測定した精度で確認できます。</translation>
    </message>
    <message>
        <source>Prune 50 % of the channels</source>
        <translation>チャネルを50 % プルーニング</translation>
    </message>
    <message>
        <source>Removes the 50 % of the channels that matter least. With calibration data it sees which these are, takes more from layers that can do without, and fits what is left to make up for them; without, it takes the same share of every layer by the weights alone and usually wants fine-tuning afterwards, which the measured accuracy shows.</source>
        <translation>重要度の最も低いチャネルを50 % 取り除きます。キャリブレーションデータがあれば、どれがそうかを見極め、余裕のあるレイヤーから多めに取り、残りを当てはめて補います。なければ、重みだけに基づいて全レイヤーから同じ割合を取ります。その場合、通常は後でファインチューニングが必要で、測定した精度で確認できます。</translation>
    </message>
    <message>
        <source>As many channels as the guard allows</source>
        <translation>許容範囲内で最大限のチャネル削減</translation>
    </message>
    <message>
        <source>When it is not known how much a network can do without: removes a tenth to two thirds of the channels where least is lost, or the same share everywhere, or of each layer its own share by what its loss costs and brings; fits what is left on calibration data, measures each, and delivers the best that is within the guard.</source>
        <translation>どこまで削れるか分からないときに: チャネルの1割～3分の2を、損失の最も小さいところから、どこも同じ割合で、または損失の代償と効果に応じたレイヤーごとの割合で取り除きます。残りをキャリブレーションデータで当てはめ、それぞれ測定し、許容範囲内で最良のものを採用します。</translation>
    </message>
    <message>
        <source>Fewer residual blocks</source>
        <translation>残差ブロックを削減</translation>
    </message>
    <message>
        <source>For networks of many blocks with a connection around each (transformers, residual networks): removes whole blocks, those without which the outputs change least on calibration data, measures each step from an eighth to a half of them, and delivers the best that is within the guard.</source>
        <translation>個々に接続が迂回するブロックを多数持つネットワーク (Transformer、残差ネットワーク) 向け: キャリブレーションデータでの出力への影響が最も小さいブロックを丸ごと取り除きます。8分の1から半分まで段階ごとに測定し、許容範囲内で最良のものを採用します。</translation>
    </message>
    <message>
        <source>Prune, recover, INT8</source>
        <translation>プルーニング、回復、INT8</translation>
    </message>
    <message>
        <source>4-bit weights with training</source>
        <translation>学習付き4ビット重み</translation>
    </message>
    <message>
        <source>INT8 with training</source>
        <translation>学習付きINT8</translation>
    </message>
    <message>
        <source>When static INT8 loses too much: quantizes statically, then trains integers and scales with the rounding in the loop. Takes minutes.</source>
        <translation>静的INT8の損失が大きすぎるときに: 静的に量子化した後、整数とスケールを丸めを含めて学習します。数分かかります。</translation>
    </message>
    <message>
        <source>Recover by training</source>
        <translation>学習による回復</translation>
    </message>
    <message>
        <source>After anything that lost accuracy, in minutes: trains the weights to give again what the model before the first step gave (--teacher names another), and labels where the training data has some. Needs no labels. On the command line it follows the passes that lost something: --pass prune-channels,ratio=0.5 --preset recover.</source>
        <translation>精度が下がった処理の後に、数分で: 最初のステップの前のモデル (--teacherで別のものを指定可) の出力を再現するように重みを学習します。学習データにラベルがあればそれも使いますが、なくてもかまいません。コマンドラインでは、精度が下がったパスの後に続けます: --pass prune-channels,ratio=0.5 --preset recover。</translation>
    </message>
    <message>
        <source>Everything together</source>
        <translation>全部まとめて</translation>
    </message>
    <message>
        <source>A student of half the size</source>
        <translation>半分のサイズの生徒モデル</translation>
    </message>
    <message>
        <source>Makes a smaller network out of the model, once with half of its channels, heads and neurons, once with every second of its blocks where it has such, and trains each on what the model gives, and labels where the training data has some; delivers the best within the guard. Takes minutes.</source>
        <translation>モデルから小さなネットワークを作ります。チャネル、ヘッド、ニューロンを半分にしたものと、ブロックがあれば1つおきにしたものです。それぞれをモデルの出力と、学習データにあればラベルで学習し、許容範囲内で最良のものを採用します。数分かかります。</translation>
    </message>
    <message>
        <source>Top-1 accuracy</source>
        <translation>Top-1精度</translation>
    </message>
    <message>
        <source>Top-5 accuracy</source>
        <translation>Top-5精度</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>バランス精度</translation>
    </message>
    <message>
        <source>F1, mean over classes</source>
        <translation>F1 (クラス平均)</translation>
    </message>
    <message>
        <source>Area under the ROC curve</source>
        <translation>ROC曲線下面積</translation>
    </message>
    <message>
        <source>Mean absolute error</source>
        <translation>平均絶対誤差</translation>
    </message>
    <message>
        <source>Root mean squared error</source>
        <translation>二乗平均平方根誤差</translation>
    </message>
    <message>
        <source>R²</source>
        <translation>R²</translation>
    </message>
    <message>
        <source>Cosine similarity</source>
        <translation>コサイン類似度</translation>
    </message>
    <message>
        <source>Mean intersection over union</source>
        <translation>平均IoU</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>パープレキシティ</translation>
    </message>
    <message>
        <source>Token accuracy</source>
        <translation>トークン精度</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>一致率</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>演算子</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>数値精度</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>attributes</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>inputs</source>
        <translation>入力</translation>
    </message>
    <message>
        <source>added</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>変更なし</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>Attention</translation>
    </message>
    <message>
        <source>feed-forward</source>
        <translation>フィードフォワード</translation>
    </message>
    <message>
        <source>convolution</source>
        <translation>畳み込み</translation>
    </message>
    <message>
        <source>residual block</source>
        <translation>残差ブロック</translation>
    </message>
    <message>
        <source>transformer block</source>
        <translation>Transformerブロック</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>読み込み</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>レイヤー</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>順序</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>線</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>読み込み中</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>書き込み中</translation>
    </message>
    <message>
        <source>writing recipe, report and model card</source>
        <translation>レシピ、レポート、モデルカードの書き込み中</translation>
    </message>
    <message>
        <source>storing the variant</source>
        <translation>バリアントの保存中</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>開始中</translation>
    </message>
    <message>
        <source>loading the model</source>
        <translation>モデルの読み込み中</translation>
    </message>
    <message>
        <source>loading the source</source>
        <translation>元モデルの読み込み中</translation>
    </message>
    <message>
        <source>evaluating the source</source>
        <translation>元モデルの評価中</translation>
    </message>
    <message>
        <source>evaluating</source>
        <translation>評価中</translation>
    </message>
    <message>
        <source>timing the source</source>
        <translation>元モデルの時間計測中</translation>
    </message>
    <message>
        <source>timing</source>
        <translation>時間計測中</translation>
    </message>
    <message>
        <source>measuring throughput</source>
        <translation>スループットの測定中</translation>
    </message>
    <message>
        <source>measuring memory</source>
        <translation>メモリの測定中</translation>
    </message>
    <message>
        <source>verifying the written file</source>
        <translation>書き込んだファイルの検証中</translation>
    </message>
    <message>
        <source>preparing</source>
        <translation>準備中</translation>
    </message>
    <message>
        <source>making the float model</source>
        <translation>floatモデルの作成中</translation>
    </message>
    <message>
        <source>measuring all layers at once</source>
        <translation>全レイヤー同時の測定中</translation>
    </message>
    <message>
        <source>measuring all but one</source>
        <translation>1つを除いた全レイヤーの測定中</translation>
    </message>
    <message>
        <source>measuring sensitivities</source>
        <translation>感度の測定中</translation>
    </message>
    <message>
        <source>measuring what few bits cost each layer</source>
        <translation>少ないビットによる各レイヤーの損失の測定中</translation>
    </message>
    <message>
        <source>following channels</source>
        <translation>チャネルの追跡中</translation>
    </message>
    <message>
        <source>following neurons</source>
        <translation>ニューロンの追跡中</translation>
    </message>
    <message>
        <source>following heads</source>
        <translation>ヘッドの追跡中</translation>
    </message>
    <message>
        <source>removing a part and weighing the rest anew</source>
        <translation>一部を取り除いて残りを再評価中</translation>
    </message>
    <message>
        <source>looking for the least that has to go</source>
        <translation>取り除く最小限を探索中</translation>
    </message>
    <message>
        <source>correcting biases</source>
        <translation>バイアスの補正中</translation>
    </message>
    <message>
        <source>repairing layers</source>
        <translation>レイヤーの修復中</translation>
    </message>
    <message>
        <source>comparing layers</source>
        <translation>レイヤーの比較中</translation>
    </message>
    <message>
        <source>timing a step</source>
        <translation>1ステップの時間計測中</translation>
    </message>
    <message>
        <source>reading the training data</source>
        <translation>学習データの読み込み中</translation>
    </message>
    <message>
        <source>comparing with the evaluation data</source>
        <translation>評価データとの照合中</translation>
    </message>
    <message>
        <source>weighing by gradients</source>
        <translation>勾配による重要度の評価中</translation>
    </message>
    <message>
        <source>tracing second derivatives</source>
        <translation>二階微分の追跡中</translation>
    </message>
    <message>
        <source>Max growth</source>
        <translation>最大増加</translation>
    </message>
    <message>
        <source>KiB</source>
        <translation>KiB</translation>
    </message>
    <message>
        <source>To</source>
        <translation>出力先</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Min bytes</source>
        <translation>最小バイト数</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>バイト</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>割合</translation>
    </message>
    <message>
        <source>Importance</source>
        <translation>重要度</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>補修</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>サンプル</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>予算</translation>
    </message>
    <message>
        <source>Ratios</source>
        <translation>グループ別割合</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>対象範囲</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>回数</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>Train steps</source>
        <translation>学習ステップ数</translation>
    </message>
    <message>
        <source>no bound</source>
        <translation>無制限</translation>
    </message>
    <message>
        <source>Train minutes</source>
        <translation>学習時間(分)</translation>
    </message>
    <message>
        <source>min</source>
        <translation>分</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学習率</translation>
    </message>
    <message>
        <source>found by trying</source>
        <translation>試行で決定</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>学習オプション</translation>
    </message>
    <message>
        <source>Multiple</source>
        <translation>倍数</translation>
    </message>
    <message>
        <source>channels</source>
        <translation>チャネル</translation>
    </message>
    <message>
        <source>what runs fast</source>
        <translation>速く動く値</translation>
    </message>
    <message>
        <source>Min channels</source>
        <translation>最小チャネル数</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>パターン</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>エポック数</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>時間(分)</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>バッチ</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>サンプル</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>オプティマイザ</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>重み減衰</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>モーメンタム</translation>
    </message>
    <message>
        <source>Warmup</source>
        <translation>ウォームアップ</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>勾配クリップ</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>左右反転</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>シフト</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>ピクセル</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>ホールドアウト</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>猶予回数</translation>
    </message>
    <message>
        <source>never</source>
        <translation>しない</translation>
    </message>
    <message>
        <source>Batch norm</source>
        <translation>バッチ正規化</translation>
    </message>
    <message>
        <source>Keep zeros</source>
        <translation>ゼロを維持</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>教師モデル</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>アルファ</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>ラベル</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>特徴</translation>
    </message>
    <message>
        <source>Feature weight</source>
        <translation>特徴の重み</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>保存形式</translation>
    </message>
    <message>
        <source>Min elements</source>
        <translation>最小要素数</translation>
    </message>
    <message>
        <source>values</source>
        <translation>個</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>維持</translation>
    </message>
    <message>
        <source>For</source>
        <translation>目的</translation>
    </message>
    <message>
        <source>Bits</source>
        <translation>ビット数</translation>
    </message>
    <message>
        <source>bits</source>
        <translation>ビット</translation>
    </message>
    <message>
        <source>Block size</source>
        <translation>ブロックサイズ</translation>
    </message>
    <message>
        <source>as quantize-weights chooses</source>
        <translation>quantize-weightsの選択</translation>
    </message>
    <message>
        <source>Calibrator</source>
        <translation>キャリブレーター</translation>
    </message>
    <message>
        <source>Percentile</source>
        <translation>パーセンタイル</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>演算子</translation>
    </message>
    <message>
        <source>Per channel</source>
        <translation>チャネルごと</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>丸め</translation>
    </message>
    <message>
        <source>Correct bias</source>
        <translation>バイアス補正</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>活性化</translation>
    </message>
    <message>
        <source>Symmetric</source>
        <translation>対称</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>バイアス</translation>
    </message>
    <message>
        <source>Depthwise</source>
        <translation>Depthwise</translation>
    </message>
    <message>
        <source>Reduce range</source>
        <translation>値域の縮小</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>除外</translation>
    </message>
    <message>
        <source>Scales</source>
        <translation>スケール</translation>
    </message>
    <message>
        <source>as they are</source>
        <translation>そのまま</translation>
    </message>
    <message>
        <source>chosen as quantize-weights chooses</source>
        <translation>quantize-weightsと同じ選択</translation>
    </message>
    <message>
        <source>Convolutions</source>
        <translation>畳み込み</translation>
    </message>
    <message>
        <source>Layer bits</source>
        <translation>レイヤー別ビット数</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>自動選択</translation>
    </message>
    <message>
        <source>least-squares: second factors, and layers that stay whole, are fitted to what they gave before, on calibration data; none: they keep their weights; auto: least-squares with calibration data, else none</source>
        <translation>least-squares: 第2因子とそのまま残る層を、キャリブレーションデータ上で以前の出力に合わせます。none: 重みを保ちます。auto: キャリブレーションデータがあればleast-squares、なければnone</translation>
    </message>
    <message>
        <source>Inner values that shall be alike, as STUDENT=TEACHER names split by semicolons (widths may differ); auto: up to six that both have under one name and shape; attention: what each attention looks at (outputs of softmax, compared as distributions; on average over the heads where their number differs)</source>
        <translation>互いに近づける内部値をSTUDENT=TEACHERの名前で、セミコロン区切りで指定します (幅は異なってもよい)。auto: 両方に同じ名前と形状で存在するもの最大6個。attention: 各アテンションが見ている先 (softmaxの出力を分布として比較。ヘッド数が異なる場合はヘッド平均)</translation>
    </message>
    <message>
        <source>every one of {0} gets the same class</source>
        <translation>{0}すべてが同じクラスになります</translation>
    </message>
    <message>
        <source>{0} of {1} gets another class</source>
        <translation>{1}のうち{0}件が別のクラスになります</translation>
    </message>
    <message>
        <source>{0} of {1} get another class</source>
        <translation>{1}のうち{0}件が別のクラスになります</translation>
    </message>
    <message>
        <source>{0}: {1} right before, {2} right now, {3} wrong both times</source>
        <translation>{0}: 以前は正解{1}件、現在は正解{2}件、どちらも不正解{3}件</translation>
    </message>
    <message>
        <source>{0}: {1} right before, {2} right now</source>
        <translation>{0}: 以前は正解{1}件、現在は正解{2}件</translation>
    </message>
    <message>
        <source>{0} point</source>
        <translation>{0}ポイント</translation>
    </message>
    <message>
        <source>{0} points</source>
        <translation>{0}ポイント</translation>
    </message>
    <message>
        <source>at least {0} % the same class as source</source>
        <translation>元モデルと同じクラスが{0} %以上</translation>
    </message>
    <message>
        <source>at least {0} cosine with source</source>
        <translation>元モデルとのコサインが{0}以上</translation>
    </message>
    <message>
        <source>at most {0} below source</source>
        <translation>元モデルより最大{0}の低下</translation>
    </message>
    <message>
        <source>at most {0} above source</source>
        <translation>元モデルより最大{0}の増加</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0}～{1}</translation>
    </message>
    <message>
        <source>as source</source>
        <translation>元モデルと同じ</translation>
    </message>
    <message>
        <source>{0} below source</source>
        <translation>元モデルより{0}低い</translation>
    </message>
    <message>
        <source>{0} above source</source>
        <translation>元モデルより{0}高い</translation>
    </message>
    <message>
        <source>{0} does not rule out a loss past the guard</source>
        <translation>{0}では許容範囲を超える低下を否定できません</translation>
    </message>
    <message>
        <source>{0} do not rule out a loss past the guard</source>
        <translation>{0}では許容範囲を超える低下を否定できません</translation>
    </message>
    <message>
        <source>{0}, about {1} would tell</source>
        <translation>{0}。約{1}件あれば判断できます</translation>
    </message>
    <message>
        <source>not enough data to tell; {0} (guard: {1})</source>
        <translation>判断するにはデータが不足; {0} (許容範囲: {1})</translation>
    </message>
    <message>
        <source>collapsed: {0} is not defined, the outputs hold NaN</source>
        <translation>崩壊: {0}は定義できません。出力にNaNがあります</translation>
    </message>
    <message>
        <source>nothing changed</source>
        <translation>変化なし</translation>
    </message>
    <message>
        <source>better than source</source>
        <translation>元モデルより良い</translation>
    </message>
    <message>
        <source>no measurable loss</source>
        <translation>測定できる低下なし</translation>
    </message>
    <message>
        <source>a loss within the guard: {0}</source>
        <translation>許容範囲内の低下: {0}</translation>
    </message>
    <message>
        <source>past the guard: {0}; its interval reaches into it, more samples could tell</source>
        <translation>許容範囲超過: {0}; 区間は許容範囲にかかっており、サンプルを増やせば判断できるかもしれません</translation>
    </message>
    <message>
        <source>past the guard: {0}</source>
        <translation>許容範囲超過: {0}</translation>
    </message>
    <message>
        <source>collapsed, more than half of what source has above chance is lost</source>
        <translation>崩壊、元モデルが偶然を上回る分の半分以上が失われました</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未測定</translation>
    </message>
    <message>
        <source>{0} ({1}), {2}: {3}</source>
        <translation>{0} ({1})、{2}: {3}</translation>
    </message>
    <message>
        <source>kept (guard: {0})</source>
        <translation>維持 (許容範囲: {0})</translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>崩壊</translation>
    </message>
    <message>
        <source>the same class as source for {0} of {1} ({2}): {3}</source>
        <translation>{1}のうち{0}で元モデルと同じクラス ({2}): {3}</translation>
    </message>
    <message>
        <source>mean cosine with source {0} over {1} ({2}): {3}</source>
        <translation>{1}での元モデルとの平均コサイン{0} ({2}): {3}</translation>
    </message>
    <message>
        <source>{0} queries a day</source>
        <translation>1日{0}回の問い合わせ</translation>
    </message>
    <message>
        <source>{0} {1} an hour</source>
        <translation>1時間{0} {1}</translation>
    </message>
    <message>
        <source>{0} g CO2 a kWh</source>
        <translation>1 kWhあたりCO2 {0} g</translation>
    </message>
    <message>
        <source>a battery of {0} Wh</source>
        <translation>{0} Whのバッテリー</translation>
    </message>
    <message>
        <source>a battery of {0} mAh at {1} V</source>
        <translation>{1} Vで{0} mAhのバッテリー</translation>
    </message>
    <message>
        <source>a device that draws {0} W</source>
        <translation>消費電力{0} Wのデバイス</translation>
    </message>
    <message>
        <source>{0} times this machine&apos;s latency on the device</source>
        <translation>デバイス上のレイテンシはこのマシンの{0}倍</translation>
    </message>
    <message>
        <source>computed from {0}, by the measured latency, one inference after the other</source>
        <translation>{0}から計算。測定したレイテンシに基づき、推論を1回ずつ実行</translation>
    </message>
    <message>
        <source>{0} times</source>
        <translation>{0}倍</translation>
    </message>
    <message>
        <source>Both are as large ({0} and {1}).</source>
        <translation>どちらも同じ大きさです ({0}と{1})。</translation>
    </message>
    <message>
        <source>{0} is {1} smaller: {2} in place of {3}.</source>
        <translation>{0}は{1}小さくなります: {3}に対して{2}。</translation>
    </message>
    <message>
        <source>{0} is {1} larger: {2} in place of {3}.</source>
        <translation>{0}は{1}大きくなります: {3}に対して{2}。</translation>
    </message>
    <message>
        <source>timed in turns in one run</source>
        <translation>1回の実行で交互に計測</translation>
    </message>
    <message>
        <source>by each one&apos;s ratio to the source</source>
        <translation>それぞれの元モデルに対する比から</translation>
    </message>
    <message>
        <source>{0}x of the latency, {1} to {2}, {3}</source>
        <translation>レイテンシの{0}x、{1}～{2}、{3}</translation>
    </message>
    <message>
        <source>It is {0} faster ({1}).</source>
        <translation>{0}高速です ({1})。</translation>
    </message>
    <message>
        <source>It is {0} slower ({1}).</source>
        <translation>{0}低速です ({1})。</translation>
    </message>
    <message>
        <source>Their speed is not told apart ({0}).</source>
        <translation>速度に有意差はありません ({0})。</translation>
    </message>
    <message>
        <source>{0} to {1}, {2}</source>
        <translation>{0}～{1}、{2}</translation>
    </message>
    <message>
        <source>What it gives is as good, as far as the samples tell ({0}).</source>
        <translation>サンプルからわかる範囲では、結果は同等です ({0})。</translation>
    </message>
    <message>
        <source>It gains {0} ({1}).</source>
        <translation>{0}向上します ({1})。</translation>
    </message>
    <message>
        <source>It loses {0} ({1}).</source>
        <translation>{0}低下します ({1})。</translation>
    </message>
    <message>
        <source>on the same samples</source>
        <translation>同じサンプルで</translation>
    </message>
    <message>
        <source>by each one&apos;s difference to the source</source>
        <translation>それぞれの元モデルとの差から</translation>
    </message>
    <message>
        <source>Its outputs are {0} dB closer to the source&apos;s than those of {1}.</source>
        <translation>出力は{1}の出力より{0} dB元モデルに近くなります。</translation>
    </message>
    <message>
        <source>Its outputs are {0} dB farther from the source&apos;s than those of {1}.</source>
        <translation>出力は{1}の出力より{0} dB元モデルから遠くなります。</translation>
    </message>
    <message>
        <source>{0} and {1}</source>
        <translation>{0}と{1}</translation>
    </message>
    <message>
        <source>{0} on {1}</source>
        <translation>{1}に{0}</translation>
    </message>
    <message>
        <source>{0} on {1} in place of {2}</source>
        <translation>{2}ではなく{1}に{0}</translation>
    </message>
    <message>
        <source>no {0}, which {1} has on {2}</source>
        <translation>{0}なし ({1}では{2}に適用)</translation>
    </message>
    <message>
        <source>What is different: {0}.</source>
        <translation>違い: {0}。</translation>
    </message>
    <message>
        <source>{0} % of the parameters</source>
        <translation>パラメーターの{0} %</translation>
    </message>
    <message>
        <source>{0} % of the multiply-accumulates</source>
        <translation>積和演算の{0} %</translation>
    </message>
    <message>
        <source>{0} has {1} of {2}.</source>
        <translation>{0}は{2}の{1}です。</translation>
    </message>
    <message>
        <source>size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>quality</source>
        <translation>品質</translation>
    </message>
    <message>
        <source>By these measures neither is better.</source>
        <translation>これらの指標では、どちらが良いとも言えません。</translation>
    </message>
    <message>
        <source>So {0} is better in {1} and in nothing worse.</source>
        <translation>したがって{0}は{1}で優れ、劣る点はありません。</translation>
    </message>
    <message>
        <source>So {0} is better: {1} is worse in {2} and in nothing better.</source>
        <translation>したがって{0}が優れています: {1}は{2}で劣り、優れる点はありません。</translation>
    </message>
    <message>
        <source>So it is a trade: {0} is better in {1}, {2} in {3}.</source>
        <translation>したがってトレードオフです: {0}は{1}で、{2}は{3}で優れています。</translation>
    </message>
    <message>
        <source>They were not measured under the same conditions.</source>
        <translation>両者は同じ条件で測定されていません。</translation>
    </message>
    <message>
        <source>What it loses was not measured, so this is half of the answer.</source>
        <translation>低下は測定されていないため、これは答えの半分です。</translation>
    </message>
    <message>
        <source>Makes constants of weights that are listed as inputs too, so that the runtime folds and fuses what reads them</source>
        <translation>入力としても挙げられている重みを定数にし、それを読む部分をランタイムが畳み込み・融合できるようにします</translation>
    </message>
    <message>
        <source>How layers that stay in float read quantized values: per-channel: with the scale once for each channel, so that ONNX Runtime does not round their weights when it loads the model; shared: like all others, for TensorRT</source>
        <translation>浮動小数点のまま残る層が量子化された値を読む方法: per-channel: スケールをチャネルごとに与え、ONNX Runtime がモデル読み込み時に重みを丸めないようにします。shared: ほかと同じ (TensorRT 用)</translation>
    </message>
    <message>
        <source>Float layers</source>
        <translation>浮動小数点の層</translation>
    </message>
    <message>
        <source>ARM64 with dot products</source>
        <translation>ドット積命令のある ARM64</translation>
    </message>
    <message>
        <source>ARMv8.2 and newer with the dot product extension: phones and boards since Cortex-A55 and A75, Apple silicon, Graviton 2 and newer.</source>
        <translation>ドット積拡張のある ARMv8.2 以降: Cortex-A55、A75 以降の携帯電話やボード、Apple silicon、Graviton 2 以降。</translation>
    </message>
    <message>
        <source>NVIDIA GPU, TensorRT</source>
        <translation>NVIDIA GPU、TensorRT</translation>
    </message>
    <message>
        <source>Models that TensorRT builds an engine of: explicit Q/DQ, symmetric, signed.</source>
        <translation>TensorRT がエンジンを作るモデル: 明示的な Q/DQ、対称、符号付き。</translation>
    </message>
    <message>
        <source>x86-64 with VNNI</source>
        <translation>VNNI のある x86-64</translation>
    </message>
    <message>
        <source>Intel servers since Cascade Lake, Intel desktops since Alder Lake, AMD since Zen 4.</source>
        <translation>Cascade Lake 以降の Intel サーバー、Alder Lake 以降の Intel デスクトップ、Zen 4 以降の AMD。</translation>
    </message>
    <message>
        <source>x86-64 without VNNI</source>
        <translation>VNNI のない x86-64</translation>
    </message>
    <message>
        <source>Intel desktops before Alder Lake (Haswell to Comet Lake), Intel servers before Cascade Lake, AMD before Zen 4.</source>
        <translation>Alder Lake より前の Intel デスクトップ (Haswell から Comet Lake)、Cascade Lake より前の Intel サーバー、Zen 4 より前の AMD。</translation>
    </message>
    <message>
        <source>The default: models are made for the machine that Pare runs on.</source>
        <translation>既定: Pare が動いているマシン向けにモデルを作ります。</translation>
    </message>
    <message>
        <source>Log loss</source>
        <translation>対数損失</translation>
    </message>
    <message>
        <source>At least so many steps, whatever the epochs say: a few samples make few steps an epoch</source>
        <translation>エポック数によらず、少なくともこれだけのステップ: サンプルが少ないと1エポックのステップも少なくなります</translation>
    </message>
    <message>
        <source>Least steps</source>
        <translation>最小ステップ数</translation>
    </message>
    <message>
        <source>Takes as many steps as fit into about this time, of fewer samples where they would be too few; 0: no bound. A replay takes what was taken</source>
        <translation>おおよそこの時間に収まるだけのステップを実行し、少なすぎる場合はステップあたりのサンプルを減らします。0: 制限なし。再実行では実行済みと同じ数を実行します</translation>
    </message>
    <message>
        <source>Share of the training data that is not learned but tells which weights are best (at most 2,000 samples; at least 32, or a quarter of fewer)</source>
        <translation>学習に使わず、どの重みが最良かを判断するための学習データの割合 (最大2,000サンプル、少なくとも32、それより少ない場合は4分の1)</translation>
    </message>
    <message>
        <source>Looks at the held-out part (after an eighth of the training, but between an epoch and 25 steps) without a better score after which it stops; 0: never</source>
        <translation>保留部分の評価 (学習の8分の1ごと、ただし1エポックと25ステップの間) で改善がない回数がこれに達したら停止; 0: しない</translation>
    </message>
    <message>
        <source>nbits: packed in memory too, unpacked inside the product; folded: smaller file at float32 speed, same memory; dequantize: DequantizeLinear; float: rounded, but not smaller yet, for train-quantized; auto: nbits for matrices and embeddings, folded for the rest</source>
        <translation>nbits: メモリ上でも圧縮し、積の中で展開する; folded: ファイルは小さく、速度はfloat32、メモリは同じ; dequantize: DequantizeLinear; float: 丸めるがまだ小さくしない (train-quantized 用); auto: 行列と埋め込みはnbits、その他はfolded</translation>
    </message>
    <message>
        <source>The smallest file within the guard where low-rank alone is not enough: 30 % of the matrices&apos; weights go with the ranks that carry least, then static INT8 where calibration data is given, and dynamic or stored INT8, whatever measures best.</source>
        <translation>低ランク化だけでは足りないときに、許容範囲内で最小のファイルを目指します。寄与の最も小さいランクとともに行列の重みの30 % を取り除き、続いてキャリブレーションデータがあれば静的INT8、それに動的または格納のみのINT8を試し、測定結果が最良のものを採ります。</translation>
    </message>
    <message>
        <source>For networks with large matrices, and where removing channels loses too much: makes two smaller layers of a large one where little is lost, tries a fifth to a half of the weights of those, measures each, and delivers the best that is within the guard. Calibration data shows it where that is.</source>
        <translation>大きな行列を持つネットワークや、チャネルの除去では損失が大きすぎる場合に: 損失の小さい箇所で大きなレイヤー1つを小さなレイヤー2つにします。その重みの5分の1～半分の削減を試してそれぞれ測定し、許容範囲内で最良のものを採用します。その箇所はキャリブレーションデータで分かります。</translation>
    </message>
    <message>
        <source>The whole chain, in minutes: removes half or a third of channels, heads and neurons, trains what is left on what the model gave before, quantizes statically and trains that too; delivers the best within the guard, which is INT8 alone where removing loses too much.</source>
        <translation>一連の処理を数分で: チャネル、ヘッド、ニューロンの半分または3分の1を取り除き、残りを元のモデルの出力で学習し、静的に量子化して、それも学習します。許容範囲内で最良のものを採用します (取り除くと損失が大きすぎる場合はINT8のみ)。</translation>
    </message>
    <message>
        <source>When size and speed count most and a loss up to the guard is welcome: combines fewer channels, fewer blocks, lower ranks and INT8, fits what is left on calibration data, measures each combination, INT8 alone among them, and delivers the best that is within the guard. Takes minutes.</source>
        <translation>サイズと速度を最優先し、許容範囲までの損失を受け入れられるときに: チャネル削減、ブロック削減、低ランク化、INT8を組み合わせ、残りをキャリブレーションデータで当てはめます。INT8のみも含めて組み合わせごとに測定し、許容範囲内で最良のものを採用します。数分かかります。</translation>
    </message>
    <message>
        <source>{0}, and it is too close to the guard to tell with any number of samples that is likely at hand</source>
        <translation>{0}。許容範囲の境界に近すぎるため、手元に用意できそうなサンプル数では判断できません</translation>
    </message>
    <message>
        <source>When 4-bit weights lose too much: rounds them (together, where calibration data is given), trains them with the rounding in the loop, then stores them in 4 bits; activations stay float. Learns from the model itself, and labels where the training data has some. Takes minutes.</source>
        <translation>4ビット重みの損失が大きすぎるときに: 重みを丸め (キャリブレーションデータがあればまとめて)、丸めを含めて学習し、4ビットで格納します。活性化はfloatのままです。モデル自身と、学習データにラベルがあればそれからも学習します。数分かかります。</translation>
    </message>
    <message>
        <source>Sets weights to 0 that are too small to count and slow to compute with</source>
        <translation>無視できるほど小さく計算を遅くする重みを0にします</translation>
    </message>
    <message>
        <source>For transformers: ranks the heads of all layers together and removes a tenth to half of them before it touches a feed-forward block, measures each, says how small the model gets before the first measurable loss, and delivers the best that is within the guard. Calibration data makes it choose better and fits what is left.</source>
        <translation>Transformer向け: 全レイヤーのヘッドに順位を付け、フィードフォワードブロックに手を付ける前に1割～5割を取り除き、それぞれ測定して、最初の測定可能な損失の前にモデルがどこまで小さくなるかを示し、許容範囲内で最良のものを採用します。キャリブレーションデータがあれば、選択が改善され、残りが当てはめ直されます。</translation>
    </message>
    <message>
        <source>Makes one operator of a decomposed GELU, or writes it so that the runtime does; of a SiLU too, where the runtime&apos;s own operators may be used</source>
        <translation>分解されたGELUを1つの演算子にするか、ランタイムがそうする形に書き換えます。ランタイム独自の演算子を使える場合はSiLUも1つにします</translation>
    </message>
    <message>
        <source>Below opset 20: portable: standard operators in the form that ONNX Runtime fuses; runtime: its own operator, which stays one when its input is quantized. For SiLU there is the runtime&apos;s own alone</source>
        <translation>opset 20未満: portable: ONNX Runtimeが融合する形の標準演算子。runtime: 独自の演算子で、入力が量子化されても1つのままです。SiLUにはランタイム独自のものだけがあります</translation>
    </message>
    <message>
        <source>Outputs of the model that may lose channels too: their names, with ; between, or all. Whoever reads them gets fewer numbers; all others keep their shapes</source>
        <translation>チャネルを失ってもよいモデルの出力: ; で区切った名前、または all。それを読む側が受け取る数は減ります。他の出力は形を保ちます</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>出力</translation>
    </message>
    <message>
        <source>Removes the attention heads that matter least, from queries, keys, values and output together, or makes heads smaller</source>
        <translation>最も重要でないアテンションヘッドを、クエリ・キー・バリュー・出力からまとめて取り除くか、ヘッドを小さくします</translation>
    </message>
    <message>
        <source>heads: whole heads go, and keep their size; size: all heads stay, and each loses the same positions, of queries and keys together, and of values</source>
        <translation>heads: ヘッド全体を取り除き、残りは大きさを保ちます。size: すべてのヘッドが残り、それぞれ同じ位置を失います（クエリとキーは一緒に、バリューは別に）</translation>
    </message>
    <message>
        <source>What</source>
        <translation>対象</translation>
    </message>
    <message>
        <source>How much one matters. l1, l2: the sum of its weights&apos; absolute values, or of their squares; lamp: its square over those of all that are no smaller; geometric-median: how far its weights are from those of the others; bn-scale: the scales of batch normalizations; activation: the variance that it gives to the layers that read it; output-error: what these lose once they are fitted anew; output-change: what the model&apos;s outputs lose then; taylor: what the loss of labels (without labels, of the model&apos;s own answers) would change, by its gradient, which needs libtorch; fisher: the same weight by weight, as the sum of its squares over single samples (the diagonal of the Fisher information times the weight&apos;s square), so that weights that pull against each other do not hide one another; random: as a control; auto: output-error with calibration data, else l1. gates: by the same gradient, of a gate behind each head: the mean of |gradient| over single samples, divided by the length of those of its layer. Where taylor sums over all weights of a head and takes squares of a few samples together, a gate sees only what comes out of it</source>
        <translation>ヘッドの重要度の求め方。l1, l2: 重みの絶対値の和、または二乗の和; lamp: 自身の二乗を、それ以上の大きさのものすべての二乗の和で割った値; geometric-median: 自身の重みと他のものの重みとの距離; bn-scale: バッチ正規化のスケール; activation: それを読むレイヤーに与える分散; output-error: それらのレイヤーを当てはめ直した後に残る誤差; output-change: そのときのモデルの出力の変化; taylor: ラベルの損失 (ラベルがなければモデル自身の答えに対する損失) の変化を勾配から見積もった値 (libtorchが必要); fisher: 同じ値を重みごとに、個々のサンプルでの二乗の和として求めたもの (フィッシャー情報の対角成分×重みの二乗)。互いに逆向きに働く重みが打ち消し合って隠れることがない; random: 比較用のランダム; auto: キャリブレーションデータがあればoutput-error、なければl1。gates: 同じ勾配を各ヘッドの後ろに置いたゲートに対して求める: 個々のサンプルでの |勾配| の平均を、同じレイヤーのそれらの長さで割った値。taylorはヘッドの重みすべてについて和をとり、数サンプルをまとめて二乗するが、ゲートはヘッドから出てくるものだけを見る</translation>
    </message>
    <message>
        <source>Inputs of the model that may lose heads too (states and caches that it is given back): their names, with ; between, or all</source>
        <translation>ヘッドを失ってもよいモデルの入力 (モデルに戻される状態やキャッシュ): ; で区切った名前、または all</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>入力</translation>
    </message>
    <message>
        <source>Outputs of the model that may lose heads too: their names, with ; between, or all. Whoever reads them gets fewer numbers; all others keep their shapes</source>
        <translation>ヘッドを失ってもよいモデルの出力: ; で区切った名前、または all。それを読む側が受け取る数は減ります。他の出力は形を保ちます</translation>
    </message>
    <message>
        <source>How much one matters. l1, l2: the sum of its weights&apos; absolute values, or of their squares; lamp: its square over those of all that are no smaller; geometric-median: how far its weights are from those of the others; bn-scale: the scales of batch normalizations; activation: the variance that it gives to the layers that read it; output-error: what these lose once they are fitted anew; output-change: what the model&apos;s outputs lose then; taylor: what the loss of labels (without labels, of the model&apos;s own answers) would change, by its gradient, which needs libtorch; fisher: the same weight by weight, as the sum of its squares over single samples (the diagonal of the Fisher information times the weight&apos;s square), so that weights that pull against each other do not hide one another; random: as a control; auto: output-error with calibration data, else l1. gates: by the same gradient, of a gate behind each neuron: the mean of |gradient| over single samples, divided by the length of those of its layer. Where taylor sums over all weights of a neuron and takes squares of a few samples together, a gate sees only what comes out of it</source>
        <translation>ニューロンの重要度の求め方。l1, l2: 重みの絶対値の和、または二乗の和; lamp: 自身の二乗を、それ以上の大きさのものすべての二乗の和で割った値; geometric-median: 自身の重みと他のものの重みとの距離; bn-scale: バッチ正規化のスケール; activation: それを読むレイヤーに与える分散; output-error: それらのレイヤーを当てはめ直した後に残る誤差; output-change: そのときのモデルの出力の変化; taylor: ラベルの損失 (ラベルがなければモデル自身の答えに対する損失) の変化を勾配から見積もった値 (libtorchが必要); fisher: 同じ値を重みごとに、個々のサンプルでの二乗の和として求めたもの (フィッシャー情報の対角成分×重みの二乗)。互いに逆向きに働く重みが打ち消し合って隠れることがない; random: 比較用のランダム; auto: キャリブレーションデータがあればoutput-error、なければl1。gates: 同じ勾配を各ニューロンの後ろに置いたゲートに対して求める: 個々のサンプルでの |勾配| の平均を、同じレイヤーのそれらの長さで割った値。taylorはニューロンの重みすべてについて和をとり、数サンプルをまとめて二乗するが、ゲートはニューロンから出てくるものだけを見る</translation>
    </message>
    <message>
        <source>How much one matters. l1, l2: the sum of its weights&apos; absolute values, or of their squares; lamp: its square over those of all that are no smaller; geometric-median: how far its weights are from those of the others; bn-scale: the scales of batch normalizations; activation: the variance that it gives to the layers that read it; output-error: what these lose once they are fitted anew; output-change: what the model&apos;s outputs lose then; taylor: what the loss of labels (without labels, of the model&apos;s own answers) would change, by its gradient, which needs libtorch; fisher: the same weight by weight, as the sum of its squares over single samples (the diagonal of the Fisher information times the weight&apos;s square), so that weights that pull against each other do not hide one another; random: as a control; auto: output-error with calibration data, else l1</source>
        <translation>チャネルの重要度の求め方。l1, l2: 重みの絶対値の和、または二乗の和; lamp: 自身の二乗を、それ以上の大きさのものすべての二乗の和で割った値; geometric-median: 自身の重みと他のものの重みとの距離; bn-scale: バッチ正規化のスケール; activation: それを読むレイヤーに与える分散; output-error: それらのレイヤーを当てはめ直した後に残る誤差; output-change: そのときのモデルの出力の変化; taylor: ラベルの損失 (ラベルがなければモデル自身の答えに対する損失) の変化を勾配から見積もった値 (libtorchが必要); fisher: 同じ値を重みごとに、個々のサンプルでの二乗の和として求めたもの (フィッシャー情報の対角成分×重みの二乗)。互いに逆向きに働く重みが打ち消し合って隠れることがない; random: 比較用のランダム; auto: キャリブレーションデータがあればoutput-error、なければl1</translation>
    </message>
    <message>
        <source>Inputs of the model that may lose channels too (states and caches that it is given back): their names, with ; between, or all</source>
        <translation>チャネルを失ってもよいモデルの入力 (モデルに戻される状態やキャッシュ): ; で区切った名前、または all</translation>
    </message>
    <message>
        <source>exact rewrites by {0}</source>
        <translation>{0} による厳密な書き換え</translation>
    </message>
    <message>
        <source>Makes one reshaping, or none, of several in a row with element-wise operators between them</source>
        <translation>要素ごとの演算子だけを挟んで続く形状変更を一つにまとめるか、なくす</translation>
    </message>
    <message>
        <source>shape computation</source>
        <translation>形状の計算</translation>
    </message>
    <message>
        <source>It takes {0} less time ({1}).</source>
        <translation>所要時間が {0} 少なくなります（{1}）。</translation>
    </message>
    <message>
        <source>Whether it is as good cannot be told from these samples ({0}).</source>
        <translation>これらのサンプルでは同じくらい良いかどうかわかりません（{0}）。</translation>
    </message>
    <message>
        <source>So {0} is better in {1}; whether it is as good is not known.</source>
        <translation>したがって {0} は{1}で優れています。同じくらい良いかどうかは不明です。</translation>
    </message>
    <message>
        <source>So {0} is worse in {1}; whether it is as good is not known.</source>
        <translation>したがって {0} は{1}で劣ります。同じくらい良いかどうかは不明です。</translation>
    </message>
</context>
<context>
    <name>CostsDialog</name>
    <message>
        <source>Queries a day</source>
        <translation>1日あたりのクエリ数</translation>
    </message>
    <message>
        <source>Price an hour</source>
        <translation>1時間あたりの料金</translation>
    </message>
    <message>
        <source> W</source>
        <translation> W</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>消費電力</translation>
    </message>
    <message>
        <source> g a kWh</source>
        <translation> g/kWh</translation>
    </message>
    <message>
        <source>CO2 of the electricity</source>
        <translation>電力のCO2</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>コスト</translation>
    </message>
    <message>
        <source>&amp;Queries a day</source>
        <translation>1日あたりのクエリ数(&amp;Q)</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>通貨</translation>
    </message>
    <message>
        <source>&amp;Price of the machine an hour</source>
        <translation>マシンの1時間あたりの料金(&amp;P)</translation>
    </message>
    <message>
        <source>Power that it &amp;draws</source>
        <translation>消費電力(&amp;D)</translation>
    </message>
    <message>
        <source>CO2 of the &amp;electricity</source>
        <translation>電力のCO2(&amp;E)</translation>
    </message>
    <message>
        <source>Costs of the variants</source>
        <translation>バリアントのコスト</translation>
    </message>
    <message>
        <source>change of the cost figures</source>
        <translation>コストの数値の変更</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>バリアント</translation>
    </message>
    <message>
        <source>Inference</source>
        <translation>推論</translation>
    </message>
    <message>
        <source>%1 a million</source>
        <translation>%1/100万回</translation>
    </message>
    <message>
        <source>kWh a million</source>
        <translation>kWh/100万回</translation>
    </message>
    <message>
        <source>g CO2 a million</source>
        <translation>g CO2/100万回</translation>
    </message>
    <message>
        <source>%1 a year</source>
        <translation>%1/年</translation>
    </message>
    <message>
        <source>kg CO2 a year</source>
        <translation>kg CO2/年</translation>
    </message>
    <message>
        <source>Against the source</source>
        <translation>元モデル比</translation>
    </message>
    <message>
        <source>%1 to %2 by the 95 % interval of the latency, computed</source>
        <translation>%1～%2 (レイテンシの95 % 区間による計算値)</translation>
    </message>
    <message>
        <source>Its latency was not measured</source>
        <translation>レイテンシは未測定</translation>
    </message>
    <message>
        <source>median, measured</source>
        <translation>中央値、実測</translation>
    </message>
    <message>
        <source>the source&apos;s median times the ratio measured in one run</source>
        <translation>元モデルの中央値に、同じ実行で測定した比を掛けた値</translation>
    </message>
    <message>
        <source>Give the price an hour</source>
        <translation>1時間あたりの料金を入力してください</translation>
    </message>
    <message>
        <source>Give the power</source>
        <translation>消費電力を入力してください</translation>
    </message>
    <message>
        <source>Give the power and the CO2 of the electricity</source>
        <translation>消費電力と電力のCO2を入力してください</translation>
    </message>
    <message>
        <source>Give the price an hour and the queries a day</source>
        <translation>1時間あたりの料金と1日あたりのクエリ数を入力してください</translation>
    </message>
    <message>
        <source>Give queries, power and the CO2 of the electricity</source>
        <translation>クエリ数、消費電力、電力のCO2を入力してください</translation>
    </message>
    <message>
        <source>the source itself, or not measured</source>
        <translation>元モデル自身、または未測定</translation>
    </message>
    <message>
        <source>Give at least one figure.</source>
        <translation>数値を1つ以上入力してください。</translation>
    </message>
    <message>
        <source>. The machine counts for as long as it computes.</source>
        <translation>。マシンは計算している時間だけ計上します。</translation>
    </message>
    <message>
        <source>No latency was measured yet: Run &gt; Measure baseline.</source>
        <translation>レイテンシはまだ測定されていません: 実行 &gt; ベースラインを測定。</translation>
    </message>
    <message>
        <source> The source keeps %1 machines busy all day.</source>
        <translation> 元モデルでは%1台のマシンが終日稼働します。</translation>
    </message>
    <message>
        <source>Capacity of the battery</source>
        <translation>バッテリーの容量</translation>
    </message>
    <message>
        <source> V</source>
        <translation> V</translation>
    </message>
    <message>
        <source>Voltage of the battery</source>
        <translation>バッテリーの電圧</translation>
    </message>
    <message>
        <source>Power of the device</source>
        <translation>デバイスの消費電力</translation>
    </message>
    <message>
        <source>Times as long on the device</source>
        <translation>デバイスでの所要時間の倍率</translation>
    </message>
    <message>
        <source>Unit of the capacity</source>
        <translation>容量の単位</translation>
    </message>
    <message>
        <source>&amp;Battery of a device</source>
        <translation>デバイスのバッテリー(&amp;B)</translation>
    </message>
    <message>
        <source>Power that the de&amp;vice draws</source>
        <translation>デバイスの消費電力(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Time on the device</source>
        <translation>デバイスでの時間(&amp;T)</translation>
    </message>
    <message>
        <source>How many times longer than on this machine an inference takes there; not given: as long as here</source>
        <translation>デバイスでの1回の推論にかかる時間が、このマシンの何倍か。未入力の場合は同じとみなします</translation>
    </message>
    <message>
        <source>Inferences a charge</source>
        <translation>1回の充電での推論回数</translation>
    </message>
    <message>
        <source>Battery an hour</source>
        <translation>1時間あたりのバッテリー</translation>
    </message>
    <message>
        <source> The device cannot keep up with these queries in every variant: its battery an hour is then that of computing without a pause.</source>
        <translation> バリアントによってはデバイスがこのクエリ数に追いつきません。その場合の1時間あたりのバッテリーは、休みなく計算したときの値です。</translation>
    </message>
    <message>
        <source> For the battery, give the power that the device draws too.</source>
        <translation> バッテリーの計算には、デバイスの消費電力も入力してください。</translation>
    </message>
    <message>
        <source>What the variants cost to run, computed from figures of your own. Nothing here is measured but the source&apos;s latency and what each variant takes of it in the same run.</source>
        <translation>各バリアントの運用コストを、ご自身の数値から計算します。ここで実測なのは元モデルのレイテンシと、同じ実行で各バリアントがその何割を要するかだけです。</translation>
    </message>
    <message>
        <source>%1 ms (%2 to %3)</source>
        <translation>%1 ms（%2～%3）</translation>
    </message>
    <message>
        <source>; in brackets its 95 % interval, by which every cost beside it has one too</source>
        <translation>；括弧内はその 95 % 区間で、隣の各費用にもこれによる区間があります</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1（%2～%3）</translation>
    </message>
    <message>
        <source>of every cost: all of them go with the latency; in brackets the 95 % interval</source>
        <translation>すべての費用に共通：どれもレイテンシに比例します。括弧内は 95 % 区間</translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%1 layer</source>
        <translation>
            <numerusform>%1レイヤー</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 sample</source>
        <translation>
            <numerusform>%1サンプル</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 group</source>
        <translation>
            <numerusform>%1グループ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 channel</source>
        <translation>
            <numerusform>%1チャネル</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 tensor</source>
        <translation>
            <numerusform>%1テンソル</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 reader</source>
        <extracomment>a layer that reads a tensor</extracomment>
        <translation>
            <numerusform>%1レイヤー</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 variant</source>
        <translation>
            <numerusform>%1件のバリアント</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 preset</source>
        <translation>
            <numerusform>%1件のプリセット</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 run</source>
        <extracomment>of a model, when it is timed</extracomment>
        <translation>
            <numerusform>%1回の実行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 thread</source>
        <translation>
            <numerusform>%1スレッド</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 candidate</source>
        <extracomment>a way of making a model smaller that a preset tries</extracomment>
        <translation>
            <numerusform>%1件の候補</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 step</source>
        <extracomment>of a recipe, or of training</extracomment>
        <translation>
            <numerusform>%1ステップ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 look</source>
        <extracomment>a measurement of the held-out score during training</extracomment>
        <translation>
            <numerusform>%1回の評価</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 other</source>
        <extracomment>other layer, in &quot;32 channels, shrinks with 3 others&quot;</extracomment>
        <translation>
            <numerusform>他%1レイヤー</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 selected layer</source>
        <translation>
            <numerusform>選択中の%1レイヤー</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 layer shrinks</source>
        <translation>
            <numerusform>%1レイヤーが縮小</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 layer is left alone</source>
        <translation>
            <numerusform>%1レイヤーは対象外</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DemoWords</name>
    <message>
        <source>The demo&apos;s model %1 is not installed.</source>
        <translation>デモのモデル「%1」がインストールされていません。</translation>
    </message>
    <message>
        <source>The demo&apos;s data is not prepared. Run pare-demo-data &quot;%1&quot;, then open the demo again.</source>
        <translation>デモのデータが準備されていません。pare-demo-data &quot;%1&quot; を実行してから、もう一度デモを開いてください。</translation>
    </message>
</context>
<context>
    <name>DifferenceWords</name>
    <message>
        <source>Only in the second model</source>
        <translation>2番目のモデルのみ</translation>
    </message>
    <message>
        <source>Only in the first model</source>
        <translation>1番目のモデルのみ</translation>
    </message>
    <message>
        <source>%1 (first)</source>
        <translation>%1 (1番目)</translation>
    </message>
</context>
<context>
    <name>FigureBox</name>
    <message>
        <source>not given</source>
        <translation>未入力</translation>
    </message>
    <message>
        <source>not given (%1)</source>
        <translation>未入力 (%1)</translation>
    </message>
</context>
<context>
    <name>FileWords</name>
    <message>
        <source>Give a file name.</source>
        <translation>ファイル名を入力してください。</translation>
    </message>
    <message>
        <source>%1 is a folder; give a file&apos;s name.</source>
        <translation>%1はフォルダーです。ファイル名を入力してください。</translation>
    </message>
    <message>
        <source>The folder %1 is not there.</source>
        <translation>フォルダー「%1」がありません。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written.</source>
        <translation>フォルダー「%1」に書き込めません。</translation>
    </message>
    <message>
        <source>Replace file</source>
        <translation>ファイルの置き換え</translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation>%1はすでに存在します。</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>置き換える</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>残す</translation>
    </message>
</context>
<context>
    <name>FoldWords</name>
    <message>
        <source>%1 in %2</source>
        <translation>%2の%1</translation>
    </message>
    <message>
        <source>%1 with a warning</source>
        <translation>警告あり: %1</translation>
    </message>
    <message>
        <source>%1 declined</source>
        <translation>見送り: %1</translation>
    </message>
    <message>
        <source>%1 with %2</source>
        <translation>%2: %1</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1、他%2件</translation>
    </message>
    <message>
        <source>%1, the sum of its layers, measured</source>
        <translation>%1（各層の合計、実測）</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>パラメータ %1</translation>
    </message>
</context>
<context>
    <name>LayerTimeWords</name>
    <message>
        <source>none: it is computed once, when the model is loaded</source>
        <translation>なし：モデルの読み込み時に一度だけ計算</translation>
    </message>
    <message>
        <source>fused into %1, whose time holds its own</source>
        <translation>%1 に融合され、その時間に含まれます</translation>
    </message>
    <message>
        <source>%1, measured (%2 to %3 in %4 rounds of %5, %6)</source>
        <translation>%1、実測（%5 × %4 ラウンドで %2 ～ %3、%6）</translation>
    </message>
    <message>
        <source>%1, measured (one round of %2, %3: no spread)</source>
        <translation>%1、実測（%2 の 1 ラウンド、%3：ばらつきなし）</translation>
    </message>
    <message>
        <source>, with %1 fused into it</source>
        <translation>（%1 を融合）</translation>
    </message>
</context>
<context>
    <name>LegendWords</name>
    <message>
        <source>better</source>
        <translation>改善</translation>
    </message>
    <message>
        <source>past guard</source>
        <translation>許容範囲超過</translation>
    </message>
    <message>
        <source>unclear</source>
        <translation>未確定</translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>崩壊</translation>
    </message>
    <message>
        <source>other conditions</source>
        <translation>別条件</translation>
    </message>
    <message>
        <source>tried</source>
        <translation>試行済み</translation>
    </message>
    <message>
        <source>no gain</source>
        <translation>効果なし</translation>
    </message>
</context>
<context>
    <name>ParallelWords</name>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Latency ÷ source</source>
        <translation>レイテンシ ÷ 元モデル</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>パラメーター数</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>ピークメモリ</translation>
    </message>
    <message>
        <source>Worst class&apos;s loss</source>
        <translation>最悪クラスの低下</translation>
    </message>
    <message>
        <source>points</source>
        <translation>ポイント</translation>
    </message>
    <message>
        <source>removal of the constraint</source>
        <translation>制約の削除</translation>
    </message>
    <message>
        <source>constraint %1</source>
        <translation>制約: %1</translation>
    </message>
</context>
<context>
    <name>PointWords</name>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1 (%2～%3)</translation>
    </message>
    <message>
        <source>%1 %2 (%3 to %4), measured on %5</source>
        <translation>%1 %2 (%3～%4)、%5で実測</translation>
    </message>
    <message>
        <source>%1, computed</source>
        <translation>%1、計算値</translation>
    </message>
    <message>
        <source>%1x of the source&apos;s latency, measured in one run</source>
        <translation>元モデルのレイテンシの%1倍、1回の実行で実測</translation>
    </message>
    <message>
        <source>%1 (%2 to %3), median of %4, measured</source>
        <translation>%1 (%2～%3)、%4の中央値、実測</translation>
    </message>
    <message>
        <source>%1 MACs, computed</source>
        <translation>%1 MACs、計算値</translation>
    </message>
    <message>
        <source>%1 peak memory, measured</source>
        <translation>ピークメモリ %1、実測</translation>
    </message>
    <message>
        <source>◷ measured on other data than is given now</source>
        <translation>◷ 現在の指定とは別のデータで測定</translation>
    </message>
    <message>
        <source>after %1 of %2</source>
        <translation>%2に%1を適用後</translation>
    </message>
    <message>
        <source>for %1: %2</source>
        <translation>%1用: %2</translation>
    </message>
    <message>
        <source>Agreement with the source</source>
        <translation>元モデルとの一致率</translation>
    </message>
    <message>
        <source>Cosine to the source</source>
        <translation>元モデルとのコサイン類似度</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>grey: %1</source>
        <translation>グレー: %1</translation>
    </message>
</context>
<context>
    <name>PresetMenu</name>
    <message>
        <source>Begin with this</source>
        <translation>まずはこれから</translation>
    </message>
    <message>
        <source>Fewer bits, the same layers</source>
        <translation>ビット数を減らす (レイヤーはそのまま)</translation>
    </message>
    <message>
        <source>Fewer weights</source>
        <translation>重みを減らす</translation>
    </message>
    <message>
        <source>Fewer weights and fewer bits</source>
        <translation>重みとビット数を減らす</translation>
    </message>
    <message>
        <source>With training, for what else loses too much</source>
        <translation>学習あり (そのままでは損失が大きすぎる場合)</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>自分のプリセット</translation>
    </message>
</context>
<context>
    <name>PreviewWords</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1～%2</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>ターゲット</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>ラベル</translation>
    </message>
    <message>
        <source>no labels: agreement with the source is measured</source>
        <translation>ラベルなし: 元モデルとの一致率を測定します</translation>
    </message>
    <message>
        <source>%1 of the evaluation data are also used to calibrate</source>
        <translation>評価データの%1がキャリブレーションにも使われています</translation>
    </message>
    <message>
        <source>%1, %2, labels from %3</source>
        <translation>%1、%2、ラベルは %3</translation>
    </message>
    <message>
        <source>%1, %2, no labels</source>
        <translation>%1、%2、ラベルなし</translation>
    </message>
    <message>
        <source>%1, %2, reference outputs</source>
        <translation>%1、%2、参照出力</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>%1 … (%2 characters)</source>
        <translation>%1 … (%2文字)</translation>
    </message>
    <message>
        <source>as the model</source>
        <translation>モデルに合わせる</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>value = stored × scale</source>
        <translation>値 = 格納値 × スケール</translation>
    </message>
    <message>
        <source>value = (stored − zero point) × scale</source>
        <translation>値 = (格納値 − ゼロ点) × スケール</translation>
    </message>
    <message>
        <source>, scale %1</source>
        <translation>、スケール %1</translation>
    </message>
    <message>
        <source>, one scale for each block of %1 along axis %2: %3 to %4</source>
        <translation>、軸%2に沿って%1個のブロックごとに1つのスケール: %3～%4</translation>
    </message>
    <message>
        <source>, one scale for each position of axis %1: %2 to %3</source>
        <translation>、軸%1の各位置に1つのスケール: %2～%3</translation>
    </message>
    <message>
        <source>; zero points %1 to %2</source>
        <translation>; ゼロ点 %1～%2</translation>
    </message>
    <message>
        <source>; zero point %1</source>
        <translation>; ゼロ点 %1</translation>
    </message>
    <message>
        <source>Cancelled after %1. Nothing was kept.</source>
        <translation>%1後にキャンセルされました。何も残していません。</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>一時停止中</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>キャンセル中…</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Not delivered</source>
        <translation>採用なし</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>キャンセル済み</translation>
    </message>
    <message>
        <source>unclear</source>
        <translation>未確定</translation>
    </message>
    <message>
        <source>other data</source>
        <translation>別データ</translation>
    </message>
    <message>
        <source> · slower</source>
        <translation> · 低速</translation>
    </message>
    <message>
        <source>computed, exact</source>
        <translation>計算値、正確</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>not measured for both</source>
        <translation>両方の測定値が揃っていません</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>パラメーター数</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1 (%2～%3)</translation>
    </message>
    <message>
        <source>not measured for both: labelled data (Ctrl+D) gives it</source>
        <translation>両方の測定値が揃っていません: ラベル付きデータ (Ctrl+D) が必要です</translation>
    </message>
    <message>
        <source> points</source>
        <translation> ポイント</translation>
    </message>
    <message>
        <source>no interval: each was compared with the source, not with the other</source>
        <translation>区間なし: それぞれ元モデルとだけ比較されています</translation>
    </message>
    <message>
        <source>%1 [%2 to %3]%4</source>
        <translation>%1 [%2～%3]%4</translation>
    </message>
    <message>
        <source>paired difference on the same samples with its 95 % interval, p = %1</source>
        <translation>同じサンプルでの対応のある差とその95 % 区間、p = %1</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>%1 %2 (%3 to %4)</source>
        <translation>%1 %2 (%3～%4)</translation>
    </message>
    <message>
        <source>Latency, median</source>
        <translation>レイテンシ (中央値)</translation>
    </message>
    <message>
        <source>taken in different runs: compare the row below</source>
        <translation>別々の実行での値です。下の行で比較してください</translation>
    </message>
    <message>
        <source>%1x (%2 to %3)</source>
        <translation>%1x (%2～%3)</translation>
    </message>
    <message>
        <source>not told apart</source>
        <translation>有意差なし</translation>
    </message>
    <message>
        <source>Latency ÷ source, same run</source>
        <translation>レイテンシ ÷ 元モデル (同じ実行)</translation>
    </message>
    <message>
        <source>measured, each interleaved with the source</source>
        <translation>実測、それぞれ元モデルと交互に実行</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>ピークメモリ</translation>
    </message>
    <message>
        <source>measured, of a fresh process each</source>
        <translation>実測、それぞれ新しいプロセスで実行</translation>
    </message>
    <message>
        <source>%1, cosine %2</source>
        <translation>%1、コサイン %2</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>同一</translation>
    </message>
    <message>
        <source>Closeness to the source</source>
        <translation>元モデルとの近さ</translation>
    </message>
    <message>
        <source>source</source>
        <translation>元モデル</translation>
    </message>
    <message>
        <source>each against the source</source>
        <translation>それぞれ元モデルと比較</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>not told apart: %1</source>
        <translation>有意差なし: %1</translation>
    </message>
</context>
<context>
    <name>Recipe</name>
    <message>
        <source>After %1 there are no float weights left to work on.</source>
        <translation>%1の後には、処理できるfloatの重みが残りません。</translation>
    </message>
    <message>
        <source>every layer</source>
        <translation>全レイヤー</translation>
    </message>
    <message>
        <source>, but %1</source>
        <translation>、%1を除く</translation>
    </message>
    <message>
        <source>known after Run</source>
        <translation>実行後に判明</translation>
    </message>
    <message>
        <source>%1 MACs</source>
        <translation>%1 MACs</translation>
    </message>
    <message>
        <source>no change</source>
        <translation>変化なし</translation>
    </message>
    <message>
        <source> est.</source>
        <translation> 推定</translation>
    </message>
    <message>
        <source>This machine: %1</source>
        <translation>このマシン: %1</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>このマシン</translation>
    </message>
</context>
<context>
    <name>SceneModelWords</name>
    <message>
        <source>Weights stored as %1, unpacked to %2 when the model is loaded</source>
        <translation>%1として格納された重み。モデルの読み込み時に%2へ展開</translation>
    </message>
</context>
<context>
    <name>SceneWords</name>
    <message>
        <source> · best</source>
        <translation> · 最良</translation>
    </message>
    <message>
        <source>recipe: %1 %2</source>
        <translation>レシピ: %1 %2</translation>
    </message>
    <message>
        <source>better</source>
        <translation>改善</translation>
    </message>
</context>
<context>
    <name>ShortcutWords</name>
    <message>
        <source>%1 is used in the graph and in tables.</source>
        <translation>%1はグラフと表で使われています。</translation>
    </message>
    <message>
        <source>%1 is the key of %2; take it away there first.</source>
        <translation>%1は「%2」のキーです。先にそちらから外してください。</translation>
    </message>
    <message>
        <source>Find an action or its keys</source>
        <translation>操作またはキーを検索</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>ショートカット</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>新しいキー</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>キーなし</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>既定に戻す</translation>
    </message>
    <message>
        <source>Press the new keys</source>
        <translation>新しいキーを押してください</translation>
    </message>
    <message>
        <source>changed; it was %1</source>
        <translation>変更済み。元は%1</translation>
    </message>
    <message>
        <source>Choose an action first.</source>
        <translation>先に操作を選択してください。</translation>
    </message>
</context>
<context>
    <name>TradeOffWords</name>
    <message>
        <source>kept</source>
        <translation>維持</translation>
    </message>
    <message>
        <source>loss within guard</source>
        <translation>許容範囲内の低下</translation>
    </message>
    <message>
        <source>unclear: more samples would tell</source>
        <translation>未確定: サンプルを増やせば判定可能</translation>
    </message>
    <message>
        <source>past guard</source>
        <translation>許容範囲超過</translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>崩壊</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未測定</translation>
    </message>
    <message>
        <source>source</source>
        <translation>元モデル</translation>
    </message>
    <message>
        <source>quantized</source>
        <translation>量子化</translation>
    </message>
    <message>
        <source>pruned</source>
        <translation>プルーニング</translation>
    </message>
    <message>
        <source>both</source>
        <translation>両方</translation>
    </message>
    <message>
        <source>other</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Latency ÷ source</source>
        <translation>レイテンシ ÷ 元モデル</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>レイテンシ</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>guard: at most %1 below source</source>
        <translation>許容範囲: 元モデルより最大%1の低下</translation>
    </message>
    <message>
        <source>guard: at most %1 above source</source>
        <translation>許容範囲: 元モデルより最大%1の増加</translation>
    </message>
    <message>
        <source>%1 point</source>
        <translation>%1ポイント</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1ポイント</translation>
    </message>
</context>
<context>
    <name>TrainingCurve</name>
    <message>
        <source>step %1 of %2, epoch %3 of %4</source>
        <translation>ステップ%1/%2、エポック%3/%4</translation>
    </message>
    <message>
        <source>training loss %1</source>
        <translation>学習損失 %1</translation>
    </message>
    <message>
        <source>held-out loss %1</source>
        <translation>ホールドアウト損失 %1</translation>
    </message>
    <message>
        <source>held-out %1 %2</source>
        <translation>ホールドアウト %1 %2</translation>
    </message>
    <message>
        <source>learning rate %1</source>
        <translation>学習率 %1</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>経過 %1</translation>
    </message>
    <message>
        <source>best: as it came</source>
        <translation>最良: 学習前のまま</translation>
    </message>
    <message>
        <source>best: %1 at step %2</source>
        <translation>最良: %1 (ステップ%2)</translation>
    </message>
    <message>
        <source>best: step %1</source>
        <translation>最良: ステップ%1</translation>
    </message>
    <message>
        <source>stopped by hand at step %1 of %2</source>
        <translation>ステップ%1/%2で手動停止</translation>
    </message>
    <message>
        <source>ended early at step %1 of %2</source>
        <translation>ステップ%1/%2で早期終了</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>残り %1</translation>
    </message>
    <message>
        <source>step	epoch	training loss	held-out loss	held-out score	learning rate	seconds
</source>
        <translation>ステップ	エポック	学習損失	ホールドアウト損失	ホールドアウトスコア	学習率	秒
</translation>
    </message>
</context>
<context>
    <name>Treatment</name>
    <message>
        <source>As recipe</source>
        <translation>レシピどおり</translation>
    </message>
    <message>
        <source>Leave alone</source>
        <translation>対象外にする</translation>
    </message>
    <message>
        <source>%1 % zeros</source>
        <translation>ゼロ %1 %</translation>
    </message>
</context>
<context>
    <name>pare::BatchDialog</name>
    <message>
        <source>Move &amp;up</source>
        <translation>上へ移動(&amp;U)</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>下へ移動(&amp;D)</translation>
    </message>
    <message>
        <source>Batch of presets</source>
        <translation>プリセットの一括実行</translation>
    </message>
    <message>
        <source>measured on %1</source>
        <translation>%1 (測定用)</translation>
    </message>
    <message>
        <source>calibrated on %1</source>
        <translation>%1 (キャリブレーション用)</translation>
    </message>
    <message>
        <source>Each is run on the source and measured against it, from the top down; the points appear as they come. %1</source>
        <translation>それぞれを元モデルに対して上から順に実行し、元モデルと比較して測定します。点は完了したものから表示されます。%1</translation>
    </message>
    <message>
        <source>There is no data (Ctrl+D): size and latency only.</source>
        <translation>データがありません (Ctrl+D): サイズとレイテンシのみ測定します。</translation>
    </message>
    <message>
        <source>They are %1.</source>
        <translation>データ: %1。</translation>
    </message>
    <message>
        <source> and </source>
        <translation> と </translation>
    </message>
    <message>
        <source> %1 as the recipe says.</source>
        <translation> レシピのとおり、%1です。</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>プリセット</translation>
    </message>
    <message>
        <source>Variations</source>
        <translation>バリエーション</translation>
    </message>
    <message>
        <source>When to use it</source>
        <translation>使いどころ</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>プリセット</translation>
    </message>
    <message>
        <source>Run presets</source>
        <translation>プリセットの実行</translation>
    </message>
    <message>
        <source>Already measured. </source>
        <translation>測定済みです。 </translation>
    </message>
    <message>
        <source>Percent of the channels to remove; several give a run each: 20, 30, 40</source>
        <translation>取り除くチャネルの割合 (%)。複数指定するとそれぞれ実行: 20, 30, 40</translation>
    </message>
    <message>
        <source>%1: percent of the channels</source>
        <translation>%1: チャネルの割合 (%)</translation>
    </message>
    <message>
        <source>each in turn</source>
        <translation>それぞれ順に</translation>
    </message>
    <message>
        <source>How static quantization takes its ranges from the calibration data</source>
        <translation>静的量子化がキャリブレーションデータから値域を決める方法</translation>
    </message>
    <message>
        <source>%1: calibrator</source>
        <translation>%1: キャリブレーター</translation>
    </message>
    <message>
        <source>%1: give percentages from 1 to 95, such as 20, 30, 40.</source>
        <translation>%1: 1～95の割合 (%) を入力してください。例: 20, 30, 40</translation>
    </message>
    <message>
        <source>Tick at least one preset.</source>
        <translation>プリセットを1つ以上選択してください。</translation>
    </message>
    <message>
        <source>%1, %2 to make and measure</source>
        <translation>%1、%2を作成して測定</translation>
    </message>
    <message>
        <source>, about %1 (est.)</source>
        <translation>、約%1 (推定)</translation>
    </message>
    <message>
        <source>; the source is measured first</source>
        <translation>; 先に元モデルを測定します</translation>
    </message>
</context>
<context>
    <name>pare::ChangesModel</name>
    <message>
        <source>Only one of the models has it, or it changes nothing from sample to sample</source>
        <translation>片方のモデルにしかないか、サンプル間で変化しません</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>未測定</translation>
    </message>
    <message>
        <source>Not compared: %1</source>
        <translation>比較なし: %1</translation>
    </message>
    <message>
        <source>Signal over noise of its output to the other model&apos;s: %1; measured</source>
        <translation>もう一方のモデルの出力に対するこの出力のSN比: %1、実測</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>同一</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
    <message>
        <source>%1, in the second model %2</source>
        <translation>%1、2番目のモデルでは%2</translation>
    </message>
    <message>
        <source>only in the second model</source>
        <translation>2番目のモデルのみ</translation>
    </message>
    <message>
        <source>only in the first model</source>
        <translation>1番目のモデルのみ</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>レイヤー</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>演算子</translation>
    </message>
    <message>
        <source>SQNR [dB]</source>
        <translation>SQNR [dB]</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Cosine of its output and the other model&apos;s: %1; measured</source>
        <translation>その出力ともう一方のモデルの出力のコサイン：%1（実測）</translation>
    </message>
    <message>
        <source>Mean difference of its output to the other model&apos;s, of the mean magnitude in the first: %1 %; measured</source>
        <translation>その出力ともう一方の出力の平均差（一方目の平均の大きさに対して）：%1 %（実測）</translation>
    </message>
    <message>
        <source>Largest difference of one number of its output to the other model&apos;s: %1; measured</source>
        <translation>その出力の数値一つともう一方のモデルとの最大の差：%1（実測）</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>コサイン</translation>
    </message>
    <message>
        <source>Mean error [%]</source>
        <translation>平均誤差 [%]</translation>
    </message>
    <message>
        <source>Largest error</source>
        <translation>最大誤差</translation>
    </message>
</context>
<context>
    <name>pare::ChangesPanel</name>
    <message>
        <source>Measure error</source>
        <translation>誤差を測定</translation>
    </message>
    <message>
        <source>What differs between two models</source>
        <translation>2つのモデルの違い</translation>
    </message>
    <message>
        <source>Kind of change</source>
        <translation>変更の種類</translation>
    </message>
    <message>
        <source>Only changes of this kind</source>
        <translation>この種類の変更のみ</translation>
    </message>
    <message>
        <source>Previous change (Shift+F8)</source>
        <translation>前の変更 (Shift+F8)</translation>
    </message>
    <message>
        <source>Next change (F8)</source>
        <translation>次の変更 (F8)</translation>
    </message>
    <message>
        <source>%1 → %2: %3 changed, %4 added, %5 removed, %6 unchanged</source>
        <translation>%1 → %2: 変更 %3、追加 %4、削除 %5、変更なし %6</translation>
    </message>
    <message>
        <source>No layer differs.</source>
        <translation>異なるレイヤーはありません。</translation>
    </message>
    <message>
        <source>Comparing %1 and %2…</source>
        <translation>%1と%2を比較中…</translation>
    </message>
    <message>
        <source>Runs both models on the same %1 samples: how far each layer&apos;s output is apart</source>
        <translation>両方のモデルを同じ%1サンプルで実行し、各レイヤーの出力の隔たりを調べます</translation>
    </message>
    <message>
        <source>All changes</source>
        <translation>すべての変更</translation>
    </message>
    <message>
        <source>Relative tolerance</source>
        <translation>相対許容誤差</translation>
    </message>
    <message>
        <source>Weights count as unchanged where no number differs by more than this share of the largest magnitude in the first model&apos;s tensor, and by the tolerance beside</source>
        <translation>どの数値の差も、1番目のモデルのテンソルの最大絶対値に対するこの割合と隣の許容誤差の和を超えない場合、重みは変更なしとみなされます</translation>
    </message>
    <message>
        <source>Absolute tolerance</source>
        <translation>絶対許容誤差</translation>
    </message>
    <message>
        <source>Weights count as unchanged where no number differs by more than this, and by the share beside</source>
        <translation>どの数値の差も、この値と隣の割合の和を超えない場合、重みは変更なしとみなされます</translation>
    </message>
    <message>
        <source>Weights within %1 of the largest magnitude plus %2 count as unchanged.</source>
        <translation>最大絶対値の%1と%2の和以内の差は、重みの変更とみなしません。</translation>
    </message>
    <message>
        <source>Weights count as unchanged where no number differs by more than both of these together:</source>
        <translation>どの数値の差も次の二つの和を超えない場合、重みは変わっていないものとします：</translation>
    </message>
    <message>
        <source>&amp;Share of the tensor&apos;s largest magnitude</source>
        <translation>テンソルの最大の大きさに対する割合(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Absolute</source>
        <translation>絶対値(&amp;A)</translation>
    </message>
    <message>
        <source>Weights: exact</source>
        <translation>重み：厳密</translation>
    </message>
    <message>
        <source>Weights: within %1 of the largest</source>
        <translation>重み：最大値の %1 以内</translation>
    </message>
    <message>
        <source>Weights: within %1</source>
        <translation>重み：%1 以内</translation>
    </message>
    <message>
        <source>Weights: within %1 of the largest + %2</source>
        <translation>重み：最大値の %1 + %2 以内</translation>
    </message>
    <message>
        <source>From which difference on weights count as changed</source>
        <translation>どれだけの差から重みを変更とみなすか</translation>
    </message>
    <message>
        <source>; 1 node that only makes weights is not counted</source>
        <translation>；重みを作るだけのノード 1 個は数えません</translation>
    </message>
    <message>
        <source>; %1 nodes that only make weights are not counted</source>
        <translation>；重みを作るだけのノード %1 個は数えません</translation>
    </message>
    <message>
        <source>Nothing is compared. Show a variant, choose File &gt; Compare with another model, or drop two models on the window.</source>
        <translation>比較対象がありません。バリアントを表示するか、「ファイル &gt; 別のモデルと比較」を選ぶか、二つのモデルをウィンドウにドロップしてください。</translation>
    </message>
</context>
<context>
    <name>pare::ChannelsControl</name>
    <message>
        <source>Channels to remove</source>
        <translation>取り除くチャネル</translation>
    </message>
    <message>
        <source>Channels to remove: a share such as 30 %, or how many are kept, such as 44</source>
        <translation>取り除くチャネル: 割合 (例: 30 %) または残す数 (例: 44)</translation>
    </message>
    <message>
        <source>all %1 stay: the next count below is %2</source>
        <translation>%1個すべて維持: 次に少ない数は%2</translation>
    </message>
    <message>
        <source>%1 → %2 channels</source>
        <translation>%1 → %2チャネル</translation>
    </message>
    <message>
        <source>%1 go</source>
        <translation>%1を除去</translation>
    </message>
    <message>
        <source>%1 to %2 go, as counts allow</source>
        <translation>%1～%2を除去 (可能な数による)</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>混在</translation>
    </message>
</context>
<context>
    <name>pare::ComparePanel</name>
    <message>
        <source>Swap</source>
        <translation>入れ替え</translation>
    </message>
    <message>
        <source>A and B</source>
        <translation>AとB</translation>
    </message>
    <message>
        <source>All variants</source>
        <translation>全バリアント</translation>
    </message>
    <message>
        <source>Every variant as a line across all measures; up is better. Drag along an axis to set the least that a variant must hold.</source>
        <translation>各バリアントを全指標にわたる線で表示します。上ほど良好です。軸に沿ってドラッグすると、バリアントが満たすべき下限を設定できます。</translation>
    </message>
    <message>
        <source>Swap A and B (X)</source>
        <translation>AとBを入れ替え (X)</translation>
    </message>
    <message>
        <source>Which is better, and why</source>
        <translation>どちらが良いか、その理由</translation>
    </message>
    <message>
        <source>Measures of A and B</source>
        <translation>AとBの指標</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>レイヤー</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>パス</translation>
    </message>
    <message>
        <source>What changed in B against the source</source>
        <translation>元モデルに対するBの変更点</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>変更点</translation>
    </message>
    <message>
        <source>Samples that differ</source>
        <translation>異なるサンプル</translation>
    </message>
    <message>
        <source>Nothing to compare yet: run a recipe or a preset, and compare what it makes with the source.</source>
        <translation>まだ比較するものがありません: レシピかプリセットを実行し、できたものを元モデルと比較してください。</translation>
    </message>
    <message>
        <source>Choose a second variant to compare with %1: here, with B on a row of Variants, or with Ctrl+click on a point of the chart.</source>
        <translation>%1と比較する2つ目のバリアントを選んでください: ここで選ぶか、バリアントの行でBキー、またはチャートの点をCtrl+クリックします。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>the source</source>
        <translation>元モデル</translation>
    </message>
    <message>
        <source>A %1 and B %2</source>
        <translation>A %1とB %2</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>指標</translation>
    </message>
    <message>
        <source>B against A</source>
        <translation>Aに対するB</translation>
    </message>
    <message>
        <source>B is the source: swap A and B to see what changed.</source>
        <translation>Bが元モデルです。変更点を見るにはAとBを入れ替えてください。</translation>
    </message>
    <message>
        <source>No layer was changed.</source>
        <translation>変更されたレイヤーはありません。</translation>
    </message>
    <message>
        <source>Where A and B disagree, the largest disagreement first, with both outputs</source>
        <translation>A と B が食い違う箇所。食い違いの大きい順に、両方の出力とともに</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比較</translation>
    </message>
</context>
<context>
    <name>pare::DataDialog</name>
    <message>
        <source>Data to evaluate</source>
        <translation>評価用データ</translation>
    </message>
    <message>
        <source>Data to calibrate</source>
        <translation>キャリブレーション用データ</translation>
    </message>
    <message>
        <source>Data to train</source>
        <translation>学習用データ</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>データ</translation>
    </message>
    <message>
        <source>%1 expects %2.</source>
        <translation>%1の期待する入力: %2。</translation>
    </message>
    <message>
        <source>Data is .npz with arrays of these names and labels, a folder of pictures with one folder a class, .csv, an IDX pair, or an ONNX test_data_set folder. A file or folder can be dropped here.</source>
        <translation>データは、この名前の配列とラベルを含む.npz、クラスごとに1フォルダーの画像フォルダー、.csv、IDXの組、またはONNXのtest_data_setフォルダーです。ファイルやフォルダーをここにドロップできます。</translation>
    </message>
    <message>
        <source>&amp;Evaluate: accuracy is measured on it</source>
        <translation>評価: 精度の測定に使用(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Calibrate: static INT8 takes its ranges from it</source>
        <translation>キャリブレーション: 静的INT8の値域の決定に使用(&amp;C)</translation>
    </message>
    <message>
        <source>Samples set apart from the evaluation data</source>
        <translation>評価データから取り分けたサンプル</translation>
    </message>
    <message>
        <source>Other data</source>
        <translation>別のデータ</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source> samples</source>
        <translation> サンプル</translation>
    </message>
    <message>
        <source>Samples set apart to calibrate</source>
        <translation>キャリブレーション用に取り分けるサンプル数</translation>
    </message>
    <message>
        <source>&amp;Train: fine-tune, distill and train-quantized learn from it</source>
        <translation>学習: fine-tune、distill、train-quantizedで使用(&amp;T)</translation>
    </message>
    <message>
        <source>First samples</source>
        <translation>最初のサンプル</translation>
    </message>
    <message>
        <source>Use data</source>
        <translation>データを使用</translation>
    </message>
    <message>
        <source>Without data, size and latency are measured; accuracy is not.</source>
        <translation>データがない場合、サイズとレイテンシは測定されますが、精度は測定されません。</translation>
    </message>
    <message>
        <source>First samples, as the model gets them</source>
        <translation>最初のサンプル (モデルに渡される形)</translation>
    </message>
    <message>
        <source>There is no evaluation data to set samples apart from.</source>
        <translation>サンプルを取り分ける評価データがありません。</translation>
    </message>
    <message>
        <source>%1 to calibrate, the other %2 to evaluate: no sample does both.</source>
        <translation>%1をキャリブレーションに、残りの%2を評価に使います。両方に使うサンプルはありません。</translation>
    </message>
    <message>
        <source>Presets then calibrate on a part of the evaluation data that they do not report on; a recipe calibrates on what it is measured on, and says so.</source>
        <translation>その場合、プリセットは評価データのうち結果の報告に使わない部分でキャリブレーションします。レシピは測定に使うデータでキャリブレーションし、その旨を表示します。</translation>
    </message>
    <message>
        <source>Static INT8 needs calibration data.</source>
        <translation>静的INT8にはキャリブレーションデータが必要です。</translation>
    </message>
    <message>
        <source>Give a file or folder.</source>
        <translation>ファイルまたはフォルダーを指定してください。</translation>
    </message>
    <message>
        <source>Use data: what is given cannot be read yet, see under its field.</source>
        <translation>データを使用: 指定されたデータをまだ読めません。該当の欄の下を確認してください。</translation>
    </message>
    <message>
        <source>: accuracy would look better than it is.</source>
        <translation>: 精度が実際より良く見えてしまいます。</translation>
    </message>
</context>
<context>
    <name>pare::DataField</name>
    <message>
        <source>Shorter side</source>
        <translation>短辺</translation>
    </message>
    <message>
        <source>Crop, height</source>
        <translation>切り抜きの高さ</translation>
    </message>
    <message>
        <source>Crop, width</source>
        <translation>切り抜きの幅</translation>
    </message>
    <message>
        <source>File or folder; empty: none</source>
        <translation>ファイルまたはフォルダー。空: なし</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>ファイル…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>フォルダー…</translation>
    </message>
    <message>
        <source>How it is read</source>
        <translation>読み取り方法</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>通常どおり</translation>
    </message>
    <message>
        <source>as the model</source>
        <translation>モデルに合わせる</translation>
    </message>
    <message>
        <source>none, or 0.485, 0.456, 0.406</source>
        <translation>なし、または0.485, 0.456, 0.406</translation>
    </message>
    <message>
        <source>none, or 0.229, 0.224, 0.225</source>
        <translation>なし、または0.229, 0.224, 0.225</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>切り抜き</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>標準偏差</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>チャネル</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>レイアウト</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>文字で指定</translation>
    </message>
    <message>
        <source>found out; or images,size=256,crop=224,mean=0.485:0.456:0.406</source>
        <translation>自動判定。または images,size=256,crop=224,mean=0.485:0.456:0.406</translation>
    </message>
    <message>
        <source>%1: how it is read</source>
        <translation>%1: 読み取り方法</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>データフォルダー</translation>
    </message>
    <message>
        <source>Data file</source>
        <translation>データファイル</translation>
    </message>
    <message>
        <source>Looking at it…</source>
        <translation>確認中…</translation>
    </message>
    <message>
        <source>Label column</source>
        <translation>ラベルの列</translation>
    </message>
    <message>
        <source>Labels&apos; file</source>
        <translation>ラベルファイル</translation>
    </message>
    <message>
        <source>Labels&apos; array</source>
        <translation>ラベルの配列</translation>
    </message>
    <message>
        <source>the last, or the one that is named so; none: without labels</source>
        <translation>最後の列、またはその名前の列。none: ラベルなし</translation>
    </message>
    <message>
        <source>found out; none: without labels</source>
        <translation>自動判定。none: ラベルなし</translation>
    </message>
</context>
<context>
    <name>pare::Difference</name>
    <message>
        <source>No model is open.</source>
        <translation>モデルが開かれていません。</translation>
    </message>
    <message>
        <source>Show a variant first, or compare with another model.</source>
        <translation>先にバリアントを表示するか、別のモデルと比較してください。</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1と%2</translation>
    </message>
    <message>
        <source>Compare %1 and %2</source>
        <translation>%1と%2を比較</translation>
    </message>
    <message>
        <source>not compared: %1</source>
        <translation>比較なし: %1</translation>
    </message>
    <message>
        <source>equal on %1, measured</source>
        <translation>%1で同一、実測</translation>
    </message>
    <message>
        <source>SQNR %1 dB, cosine %2, largest difference %3, mean difference %4 of the mean magnitude; on %5, measured</source>
        <translation>SQNR %1 dB、コサイン %2、最大差%3、平均差は平均の大きさの%4、%5で実測</translation>
    </message>
    <message>
        <source>Nothing is compared.</source>
        <translation>比較対象がありません。</translation>
    </message>
    <message>
        <source>Needs data (Ctrl+D): both models are run on the same samples.</source>
        <translation>データが必要です (Ctrl+D): 両方のモデルを同じサンプルで実行します。</translation>
    </message>
    <message>
        <source>It is being measured.</source>
        <translation>測定中です。</translation>
    </message>
    <message>
        <source>Compare layers of %1 and %2</source>
        <translation>%1と%2のレイヤーを比較</translation>
    </message>
    <message>
        <source>Which pass did what is not told: %1.</source>
        <translation>どのパスが何をしたかは不明です：%1。</translation>
    </message>
</context>
<context>
    <name>pare::DifferencePage</name>
    <message>
        <source>Colour by</source>
        <translation>色分け</translation>
    </message>
    <message>
        <source>Comparing %1 and %2…</source>
        <translation>%1と%2を比較中…</translation>
    </message>
    <message>
        <source>Nothing is compared.
Show a variant, or choose File &gt; Compare with another model.</source>
        <translation>比較対象がありません。
バリアントを表示するか、ファイル &gt; 別のモデルと比較 を選んでください。</translation>
    </message>
    <message>
        <source>One drawing</source>
        <translation>1つの図</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>並べて表示</translation>
    </message>
    <message>
        <source>Both models</source>
        <translation>両方のモデル</translation>
    </message>
    <message>
        <source>Both models on one drawing, or each by itself, where one follows the other</source>
        <translation>両方のモデルを1つの図に表示するか、それぞれを表示して互いに連動させます</translation>
    </message>
    <message>
        <source>Error between both (SQNR)</source>
        <translation>両者の間の誤差 (SQNR)</translation>
    </message>
    <message>
        <source>Kind of change</source>
        <translation>変更の種類</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Error between both (cosine)</source>
        <translation>両者の誤差 (コサイン)</translation>
    </message>
    <message>
        <source>Error between both (relative)</source>
        <translation>両者の誤差 (相対)</translation>
    </message>
    <message>
        <source>Error between both (largest)</source>
        <translation>両者の誤差 (最大)</translation>
    </message>
    <message>
        <source>The source is shown: nothing is compared.
Show what a variant changed in it, or choose File &gt; Compare with another model.</source>
        <translation>元のモデルを表示しています。比較するものがありません。
バリアントが変えた点を表示するか、「ファイル &gt; 別のモデルと比較」を選んでください。</translation>
    </message>
    <message>
        <source>Changes of %1</source>
        <translation>%1 の変更</translation>
    </message>
</context>
<context>
    <name>pare::DifferenceSides</name>
    <message>
        <source>First: %1</source>
        <translation>一方目：%1</translation>
    </message>
    <message>
        <source>Second: %1</source>
        <translation>二方目：%1</translation>
    </message>
</context>
<context>
    <name>pare::Document</name>
    <message>
        <source>Recipe</source>
        <translation>レシピ</translation>
    </message>
    <message>
        <source>change of the guard to %1</source>
        <translation>許容範囲を%1に変更</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>データ</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>名前の変更</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>お気に入り</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>やり直す</translation>
    </message>
    <message>
        <source>Measure: no model is open.</source>
        <translation>測定: モデルが開かれていません。</translation>
    </message>
    <message>
        <source>Measure: the study is read-only; save it under another name first.</source>
        <translation>測定: スタディは読み取り専用です。先に別の名前で保存してください。</translation>
    </message>
    <message>
        <source>Measure: the program pare-runner is not beside this one.</source>
        <translation>測定: プログラムpare-runnerがこのプログラムと同じ場所にありません。</translation>
    </message>
    <message>
        <source>Run: no model is open.</source>
        <translation>実行: モデルが開かれていません。</translation>
    </message>
    <message>
        <source>Run: INT8 static needs calibration data.</source>
        <translation>実行: 静的INT8にはキャリブレーションデータが必要です。</translation>
    </message>
    <message>
        <source>Run: %1 needs data to train on.</source>
        <translation>実行: %1には学習データが必要です。</translation>
    </message>
    <message>
        <source>Run: the program pare-trainer is not beside this one; it is built where libtorch is installed.</source>
        <translation>実行: プログラムpare-trainerがこのプログラムと同じ場所にありません。libtorchがインストールされている環境でビルドされます。</translation>
    </message>
    <message>
        <source>Run: the recipe has no enabled step.</source>
        <translation>実行: レシピに有効なステップがありません。</translation>
    </message>
    <message>
        <source>%1: needs data to measure on.</source>
        <translation>%1: 測定用のデータが必要です。</translation>
    </message>
    <message>
        <source>%1: needs calibration data.</source>
        <translation>%1: キャリブレーションデータが必要です。</translation>
    </message>
    <message>
        <source>%1: needs data to train on.</source>
        <translation>%1: 学習データが必要です。</translation>
    </message>
    <message>
        <source>%1: the program pare-trainer is not beside this one; it is built where libtorch is installed.</source>
        <translation>%1: プログラムpare-trainerがこのプログラムと同じ場所にありません。libtorchがインストールされている環境でビルドされます。</translation>
    </message>
    <message>
        <source>Measure the source</source>
        <translation>元モデルを測定</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>完了: %1</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>デモ</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Recovery copy</source>
        <translation>復旧用コピー</translation>
    </message>
    <message>
        <source> Training was stopped by hand after step %1 of %2.</source>
        <translation> 学習はステップ%1/%2の後に手動で停止されました。</translation>
    </message>
    <message>
        <source>Not delivered: %1</source>
        <translation>採用なし: %1</translation>
    </message>
    <message>
        <source>Run recipe: %1</source>
        <translation>レシピを実行: %1</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>一括実行</translation>
    </message>
    <message>
        <source>Preset: %1</source>
        <translation>プリセット: %1</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1をエクスポート</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>%1に書き込みました</translation>
    </message>
    <message>
        <source>Show variant</source>
        <translation>バリアントを表示</translation>
    </message>
    <message>
        <source>change of the target to %1</source>
        <translation>ターゲットを %1 に変更</translation>
    </message>
    <message>
        <source>Measure: another window has this study open; save it under another name first.</source>
        <translation>測定：別のウィンドウがこのスタディを開いています。先に別名で保存してください。</translation>
    </message>
</context>
<context>
    <name>pare::ErrorsModel</name>
    <message>
        <source>%1 steps of %2 from %3 to %4</source>
        <translation>%3～%4を間隔%2で%1段階</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>同一</translation>
    </message>
    <message>
        <source>Signal over noise of this layer&apos;s result against the same layer in float: %1. What the layers before it lose is in it; measured.</source>
        <translation>floatの同じレイヤーに対する、このレイヤーの結果のSN比: %1。前のレイヤーでの損失を含みます。実測。</translation>
    </message>
    <message>
        <source>Float in this variant: its result&apos;s %1 come from the layers before it; measured.</source>
        <translation>このバリアントではfloat: 結果の%1は前のレイヤーによるものです。実測。</translation>
    </message>
    <message>
        <source>Signal over noise of the model&apos;s outputs with this layer alone in static INT8: %1; with all but this layer: %2; measured</source>
        <translation>このレイヤーだけを静的INT8にしたときのモデル出力のSN比: %1、これ以外のすべてのレイヤーの場合: %2、実測</translation>
    </message>
    <message>
        <source>Signal over noise of the model&apos;s outputs with this layer alone in static INT8: %1, measured</source>
        <translation>このレイヤーだけを静的INT8にしたときのモデル出力のSN比: %1、実測</translation>
    </message>
    <message>
        <source>Measured together with its neighbours, of whose noise this is its share: %1. The time did not suffice for each alone.</source>
        <translation>隣接レイヤーとまとめて測定したノイズのうち、このレイヤーの分: %1。個別に測定する時間が足りませんでした。</translation>
    </message>
    <message>
        <source>Signal over noise of its weights, float against INT8: %1, computed</source>
        <translation>重みのSN比 (floatに対するINT8): %1、計算値</translation>
    </message>
    <message>
        <source>Its weights are not stored as integers with scales</source>
        <translation>重みはスケール付きの整数として格納されていません</translation>
    </message>
    <message>
        <source>Three of the four bytes of each of its weights, computed; its scales are not counted</source>
        <translation>重み1個の4バイトのうち3バイト、計算値。スケールは含みません</translation>
    </message>
    <message>
        <source>What its input is rounded to: %1</source>
        <translation>入力の丸め先: %1</translation>
    </message>
    <message>
        <source>Its input is not rounded by one scale</source>
        <translation>入力は1つのスケールで丸められません</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>レイヤー</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>演算子</translation>
    </message>
    <message>
        <source>SQNR of result [dB]</source>
        <translation>結果のSQNR [dB]</translation>
    </message>
    <message>
        <source>SQNR alone [dB]</source>
        <translation>単独SQNR [dB]</translation>
    </message>
    <message>
        <source>Weights [dB]</source>
        <translation>重み [dB]</translation>
    </message>
    <message>
        <source>Saves [kB]</source>
        <translation>削減 [kB]</translation>
    </message>
    <message>
        <source>Its input</source>
        <translation>入力</translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation>処理</translation>
    </message>
    <message>
        <source>
Its weights: %1 less. Its time in one run: %2 in float, %3 in INT8, measured.</source>
        <translation>
重みは%1減。1回の実行での時間: floatで%2、INT8で%3、実測。</translation>
    </message>
</context>
<context>
    <name>pare::ExportDialog</name>
    <message>
        <source>Verify: reopen, run and compare before the file takes its name</source>
        <translation>検証: ファイル名を確定する前に、開き直して実行し、比較する</translation>
    </message>
    <message>
        <source>Write recipe, report and model card beside it</source>
        <translation>レシピ、レポート、モデルカードも一緒に書き出す</translation>
    </message>
    <message>
        <source>Export model</source>
        <translation>モデルのエクスポート</translation>
    </message>
    <message>
        <source>&amp;Variant</source>
        <translation>バリアント(&amp;V)</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>選択…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>One file</source>
        <translation>単一ファイル</translation>
    </message>
    <message>
        <source>External data beside the model</source>
        <translation>外部データとしてモデルと並べる</translation>
    </message>
    <message>
        <source>&amp;Weights</source>
        <translation>重み(&amp;W)</translation>
    </message>
    <message>
        <source>The version of ONNX&apos;s operators that the file uses. It can be raised for a runtime that asks for a newer one; it is never lowered.</source>
        <translation>ファイルが使うONNX演算子のバージョン。新しいものが必要なランタイム向けに上げられますが、下げることはありません。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>維持</translation>
    </message>
    <message>
        <source>&amp;Opset</source>
        <translation>Opset(&amp;O)</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>エクスポート</translation>
    </message>
    <message>
        <source>ONNX (*.onnx)</source>
        <translation>ONNX (*.onnx)</translation>
    </message>
    <message>
        <source>Keep (%1)</source>
        <translation>維持 (%1)</translation>
    </message>
    <message>
        <source>Raise to %1</source>
        <translation>%1に上げる</translation>
    </message>
    <message>
        <source>Export: choose a variant.</source>
        <translation>エクスポート: バリアントを選択してください。</translation>
    </message>
    <message>
        <source>The source is never overwritten; give another name.</source>
        <translation>元モデルは上書きされません。別の名前を指定してください。</translation>
    </message>
    <message>
        <source>%1 is there already and belongs to another model; give another name.</source>
        <translation>%1はすでに存在し、別のモデルのものです。別の名前を指定してください。</translation>
    </message>
    <message>
        <source>A model at another opset is always run and compared.</source>
        <translation>opsetを変えたモデルは、必ず実行して比較します。</translation>
    </message>
    <message>
        <source>It is run at opset %1 and compared with the variant before the file takes its name; where they differ, nothing is written.</source>
        <translation>ファイル名を確定する前にopset %1で実行し、バリアントと比較します。異なる場合は何も書き込みません。</translation>
    </message>
    <message>
        <source>Above 2 GB weights must lie beside the model.</source>
        <translation>2 GBを超える重みは、モデルとは別のファイルにする必要があります。</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>約%1</translation>
    </message>
    <message>
        <source>%1 (computed)</source>
        <translation>%1 (計算値)</translation>
    </message>
    <message>
        <source>There is not enough space: %1 are needed, %2 are free.</source>
        <translation>空き容量が足りません: %1が必要ですが、空きは%2です。</translation>
    </message>
    <message>
        <source>Past the guard by %1. %2</source>
        <translation>許容範囲を%1超過しています。%2</translation>
    </message>
    <message>
        <source>Past the guard: %1</source>
        <translation>許容範囲超過: %1</translation>
    </message>
    <message>
        <source>Its accuracy was not measured.</source>
        <translation>精度は測定されていません。</translation>
    </message>
    <message>
        <source>Export anyway</source>
        <translation>このままエクスポート</translation>
    </message>
</context>
<context>
    <name>pare::FoldPane</name>
    <message>
        <source>Open the pane %1</source>
        <translation>ペイン「%1」を開く</translation>
    </message>
</context>
<context>
    <name>pare::GraphCanvas</name>
    <message>
        <source>From</source>
        <translation>入力元</translation>
    </message>
    <message>
        <source>To</source>
        <translation>出力先</translation>
    </message>
    <message>
        <source>&lt;br&gt;and %1 more</source>
        <translation>&lt;br&gt;他%1件</translation>
    </message>
    <message>
        <source>&lt;b&gt;Goes to&lt;/b&gt;</source>
        <translation>&lt;b&gt;出力先&lt;/b&gt;</translation>
    </message>
    <message>
        <source>&lt;b&gt;Comes from&lt;/b&gt;</source>
        <translation>&lt;b&gt;入力元&lt;/b&gt;</translation>
    </message>
    <message>
        <source>&lt;br&gt;Click to go there</source>
        <translation>&lt;br&gt;クリックで移動</translation>
    </message>
    <message>
        <source>&lt;br&gt;Click selects what is in it, double click closes it</source>
        <translation>&lt;br&gt;クリックで中身を選択、ダブルクリックで閉じる</translation>
    </message>
    <message>
        <source>&lt;br&gt;Double click opens it</source>
        <translation>&lt;br&gt;ダブルクリックで開く</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>出力</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>数値精度</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>グラフ</translation>
    </message>
    <message>
        <source>No model is open</source>
        <translation>モデルが開かれていません</translation>
    </message>
    <message>
        <source>1 layer</source>
        <translation>1レイヤー</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>%1レイヤー</translation>
    </message>
    <message>
        <source>, at %1, %2</source>
        <translation>、現在地: %1、%2</translation>
    </message>
    <message>
        <source>, %1 selected</source>
        <translation>、%1個を選択中</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>パラメータ</translation>
    </message>
    <message>
        <source>%1, computed</source>
        <translation>%1（計算値）</translation>
    </message>
</context>
<context>
    <name>pare::GraphPage</name>
    <message>
        <source>Select a closed group first: it has the sign ▸ before its name.</source>
        <translation>先に閉じたグループを選択してください。名前の前に▸が付いています。</translation>
    </message>
    <message>
        <source>Select a layer inside of an open group first: the group around it is closed.</source>
        <translation>先に開いたグループの中のレイヤーを選択してください。それを囲むグループが閉じます。</translation>
    </message>
    <message>
        <source>Drawing every layer would need more memory than the limit in Preferences. Open groups one by one.</source>
        <translation>全レイヤーの描画には、環境設定の上限を超えるメモリが必要です。グループを1つずつ開いてください。</translation>
    </message>
    <message>
        <source>Draw all</source>
        <translation>すべて描画</translation>
    </message>
    <message>
        <source>Draw anyway</source>
        <translation>このまま描画</translation>
    </message>
    <message>
        <source>Select a part</source>
        <translation>一部を選択</translation>
    </message>
    <message>
        <source>Draws the selected layers and what is near them, %1 at most</source>
        <translation>選択したレイヤーとその周辺を、最大%1まで描画します</translation>
    </message>
    <message>
        <source>Select layers in the table: they are drawn with what is near them.</source>
        <translation>表でレイヤーを選択すると、その周辺とともに描画されます。</translation>
    </message>
    <message>
        <source>%1: the graph follows.</source>
        <translation>%1: グラフは後から表示されます。</translation>
    </message>
    <message>
        <source>%1 of %2: %3.</source>
        <translation>%1/%2: %3。</translation>
    </message>
    <message>
        <source>the first. Select layers in the table to see others</source>
        <translation>先頭部分。他を見るには表でレイヤーを選択してください</translation>
    </message>
    <message>
        <source>the selection and what is near it</source>
        <translation>選択とその周辺</translation>
    </message>
    <message>
        <source>Drawing %1…</source>
        <translation>%1を描画中…</translation>
    </message>
    <message>
        <source>Drawing %1 needs about %2; the limit is %3. The table has every layer.</source>
        <translation>%1の描画には約%2必要ですが、上限は%3です。表には全レイヤーがあります。</translation>
    </message>
</context>
<context>
    <name>pare::HeatMap</name>
    <message>
        <source>Values as a picture</source>
        <translation>値の画像表示</translation>
    </message>
</context>
<context>
    <name>pare::HistogramView</name>
    <message>
        <source>No values</source>
        <translation>値がありません</translation>
    </message>
    <message>
        <source>Histogram of values</source>
        <translation>値のヒストグラム</translation>
    </message>
    <message>
        <source>mean %1</source>
        <translation>平均 %1</translation>
    </message>
    <message>
        <source>deviation %1</source>
        <translation>標準偏差 %1</translation>
    </message>
    <message>
        <source>%1 % zeros</source>
        <translation>ゼロ %1 %</translation>
    </message>
    <message>
        <source>%1 to %2: %3</source>
        <translation>%1～%2: %3</translation>
    </message>
    <message>
        <source> (%1: %2)</source>
        <translation> (%1: %2)</translation>
    </message>
    <message>
        <source>before</source>
        <translation>適用前</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>pare::InspectorPanel</name>
    <message>
        <source>Output</source>
        <translation>出力</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>パラメーター数</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>活性化</translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation>処理</translation>
    </message>
    <message>
        <source>as the recipe says for every layer</source>
        <translation>全レイヤー共通のレシピどおり</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>見送り</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>アドバイス</translation>
    </message>
    <message>
        <source>Makes</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>読み取り</translation>
    </message>
    <message>
        <source>Passes on</source>
        <translation>通過</translation>
    </message>
    <message>
        <source>%1, shrinks with %2</source>
        <translation>%1、%2と連動して縮小</translation>
    </message>
    <message>
        <source>%1, cannot shrink: %2</source>
        <translation>%1、縮小不可: %2</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>インスペクター</translation>
    </message>
    <message>
        <source>Histogram of what the layer reads</source>
        <translation>レイヤーが読む値のヒストグラム</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>%1レイヤー</translation>
    </message>
    <message>
        <source>Sums of the selection, computed</source>
        <translation>選択の合計、計算値</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>only %1 has it</source>
        <translation>%1にのみ存在</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Its name there</source>
        <translation>そこでの名前</translation>
    </message>
    <message>
        <source>nothing of its own</source>
        <translation>固有の変更なし</translation>
    </message>
    <message>
        <source>Open a model to see its layers.</source>
        <translation>モデルを開くとレイヤーが表示されます。</translation>
    </message>
    <message>
        <source>Removed by %1: %2</source>
        <translation>%1により削除: %2</translation>
    </message>
    <message>
        <source>Merged into %1 by %2</source>
        <translation>%2により%1に統合</translation>
    </message>
    <message>
        <source>Not in this variant</source>
        <translation>このバリアントにはありません</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>レイヤー</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>%1 a sample, computed</source>
        <translation>1サンプルあたり%1、計算値</translation>
    </message>
    <message>
        <source>; of %1 a size is not known</source>
        <translation>; %1のサイズは不明</translation>
    </message>
    <message>
        <source> at their peak, computed</source>
        <translation> (ピーク時、計算値)</translation>
    </message>
    <message>
        <source>Can shrink</source>
        <translation>縮小可能</translation>
    </message>
    <message>
        <source> of the parameters, by channels</source>
        <translation> (パラメーター全体に対するチャネル分)</translation>
    </message>
    <message>
        <source>Opset</source>
        <translation>Opset</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>作成ツール</translation>
    </message>
    <message>
        <source>Inputs and outputs</source>
        <translation>入力と出力</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Declined (%1)</source>
        <translation>見送り (%1)</translation>
    </message>
    <message>
        <source>SQNR of its result %1 against float, with what comes before; measured, %2</source>
        <translation>結果のSQNRはfloatに対して%1、前のレイヤーの分を含む。実測、%2</translation>
    </message>
    <message>
        <source>float here; %1 come from the layers before; measured, %2</source>
        <translation>ここではfloat。%1は前のレイヤーによるもの。実測、%2</translation>
    </message>
    <message>
        <source>SQNR of the outputs %1 with it alone in INT8; measured, %2</source>
        <translation>これだけをINT8にしたときの出力のSQNRは%1。実測、%2</translation>
    </message>
    <message>
        <source> · %1 with all others in INT8 and this in float</source>
        <translation> · これだけをfloat、他をすべてINT8にすると%1</translation>
    </message>
    <message>
        <source> ◷ other data</source>
        <translation> ◷ 別データ</translation>
    </message>
    <message>
        <source>INT8 error</source>
        <translation>INT8誤差</translation>
    </message>
    <message>
        <source>input, in float · %1</source>
        <translation>入力 (float) · %1</translation>
    </message>
    <message>
        <source>Its input is not rounded by one scale.</source>
        <translation>入力は1つのスケールで丸められません。</translation>
    </message>
    <message>
        <source>Its input stays float.</source>
        <translation>入力はfloatのままです。</translation>
    </message>
    <message>
        <source>Rounded to %1; %2.</source>
        <translation>%1に丸めます。%2。</translation>
    </message>
    <message>
        <source>%1 of the values are cut off</source>
        <translation>値の%1がクリップされます</translation>
    </message>
    <message>
        <source>nothing is cut off</source>
        <translation>クリップされる値はありません</translation>
    </message>
    <message>
        <source> Only %1 of the steps are used.</source>
        <translation> 使われる段階は%1だけです。</translation>
    </message>
    <message>
        <source>INT8</source>
        <translation>INT8</translation>
    </message>
    <message>
        <source>float</source>
        <translation>float</translation>
    </message>
    <message>
        <source>weights · %1 values · bars INT8, line float</source>
        <translation>重み · 値%1個 · 棒はINT8、線はfloat</translation>
    </message>
    <message>
        <source>SQNR of the weights %1, computed.</source>
        <translation>重みのSQNRは%1、計算値。</translation>
    </message>
    <message>
        <source>By</source>
        <translation>実行者</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>%1, the sum of what was measured</source>
        <translation>%1（測定分の合計）</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未測定</translation>
    </message>
    <message>
        <source>being measured</source>
        <translation>測定中</translation>
    </message>
    <message>
        <source>measure again</source>
        <translation>再測定</translation>
    </message>
    <message>
        <source>measure</source>
        <translation>測定</translation>
    </message>
    <message>
        <source>shapes are being read</source>
        <translation>形状を読み込み中</translation>
    </message>
    <message>
        <source>%1 a sample, computed with the sizes of the data</source>
        <translation>サンプルあたり %1 (データのサイズで計算)</translation>
    </message>
</context>
<context>
    <name>pare::JobDelegate</name>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
</context>
<context>
    <name>pare::JobList</name>
    <message>
        <source>Jobs</source>
        <translation>ジョブ</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Cancelled before it started.</source>
        <translation>開始前にキャンセルされました。</translation>
    </message>
    <message>
        <source>This job trains nothing.</source>
        <translation>このジョブは学習を行いません。</translation>
    </message>
    <message>
        <source>This job is over.</source>
        <translation>このジョブは終了しています。</translation>
    </message>
    <message>
        <source>This job is being cancelled.</source>
        <translation>このジョブはキャンセル中です。</translation>
    </message>
    <message>
        <source>No training runs in this job now.</source>
        <translation>このジョブで現在実行中の学習はありません。</translation>
    </message>
    <message>
        <source>Its training is about to stop.</source>
        <translation>学習は停止するところです。</translation>
    </message>
    <message>
        <source>The training was stopped by hand; the job goes on with the best weights so far.</source>
        <translation>学習は手動で停止されました。ジョブはこれまでの最良の重みで続行します。</translation>
    </message>
    <message>
        <source>Jobs %1</source>
        <translation>ジョブ %1</translation>
    </message>
    <message>
        <source>Jobs %1 ▸ %2 %</source>
        <translation>ジョブ %1 ▸ %2 %</translation>
    </message>
    <message>
        <source>%1 · %L2 of %L3</source>
        <translation>%1 · %L2/%L3</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Told once some steps are done</source>
        <translation>数ステップ終わると表示されます</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation>%1をキャンセル</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進捗</translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation>経過</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>残り</translation>
    </message>
    <message>
        <source>Jobs %1 ▸ %2</source>
        <translation>ジョブ %1 ▸ %2</translation>
    </message>
    <message>
        <source>Only a job that waits has a place in the queue.</source>
        <translation>待っているジョブだけが順番を持ちます。</translation>
    </message>
    <message>
        <source>It is the next one already.</source>
        <translation>すでに次のジョブです。</translation>
    </message>
    <message>
        <source>It is the last one already.</source>
        <translation>すでに最後のジョブです。</translation>
    </message>
    <message>
        <source>over the estimate</source>
        <translation>見積もり超過</translation>
    </message>
    <message>
        <source>Estimated before it started: about %1 for all of it</source>
        <translation>開始前の見積もり：全体で約 %1</translation>
    </message>
</context>
<context>
    <name>pare::JobsPanel</name>
    <message>
        <source>Jobs</source>
        <translation>ジョブ</translation>
    </message>
    <message>
        <source>The log of the selected job</source>
        <translation>選択したジョブのログ</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Stop, keep the best</source>
        <translation>停止して最良を保持</translation>
    </message>
    <message>
        <source>Ends the training now; the job goes on with the best weights so far</source>
        <translation>学習をここで終了します。ジョブはこれまでの最良の重みで続行します</translation>
    </message>
    <message>
        <source>Stop the training and keep the best weights</source>
        <translation>学習を停止して最良の重みを保持</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation>完了分を消去</translation>
    </message>
    <message>
        <source>Puts the same work at the end of the queue again</source>
        <translation>同じ処理をもう一度キューの末尾に追加します</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Goes on with the training</source>
        <translation>学習を続行します</translation>
    </message>
    <message>
        <source>Takes no more steps until it is resumed</source>
        <translation>再開するまでステップを実行しません</translation>
    </message>
    <message>
        <source>No training runs.</source>
        <translation>実行中の学習はありません。</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲線</translation>
    </message>
    <message>
        <source>The training ended before its first step.</source>
        <translation>学習は最初のステップの前に終了しました。</translation>
    </message>
    <message>
        <source>The curves begin with the first step.</source>
        <translation>曲線は最初のステップから始まります。</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>拡大</translation>
    </message>
    <message>
        <source>The same curves in the middle of the window (Ctrl+6)</source>
        <translation>同じ曲線をウィンドウ中央に表示 (Ctrl+6)</translation>
    </message>
    <message>
        <source>Show the curves larger</source>
        <translation>曲線を大きく表示</translation>
    </message>
    <message>
        <source>Hold the queue</source>
        <translation>キューを止める</translation>
    </message>
    <message>
        <source>What runs goes on; what waits does not start until the queue goes on</source>
        <translation>実行中のものは続き、待っているものはキューが再開するまで始まりません</translation>
    </message>
    <message>
        <source>Earlier in the queue</source>
        <translation>キューで前へ</translation>
    </message>
    <message>
        <source>Later in the queue</source>
        <translation>キューで後へ</translation>
    </message>
    <message>
        <source>Go on with the queue</source>
        <translation>キューを再開</translation>
    </message>
    <message>
        <source>No job is selected.</source>
        <translation>ジョブが選択されていません。</translation>
    </message>
    <message>
        <source>The selected job</source>
        <translation>選択したジョブ</translation>
    </message>
    <message>
        <source>Waits until the jobs before it are over.</source>
        <translation>前のジョブが終わるのを待っています。</translation>
    </message>
    <message>
        <source>Nothing is logged yet.</source>
        <translation>まだ記録はありません。</translation>
    </message>
    <message>
        <source>Now: %1</source>
        <translation>現在: %1</translation>
    </message>
</context>
<context>
    <name>pare::LayerMeasurements</name>
    <message>
        <source>Sensitivity: shapes and groups of the model are not known yet.</source>
        <translation>感度: モデルの形状とグループがまだ判明していません。</translation>
    </message>
    <message>
        <source>Sensitivity: needs data to measure on (Ctrl+D).</source>
        <translation>感度: 測定用のデータが必要です (Ctrl+D)。</translation>
    </message>
    <message>
        <source>Sensitivity: is being measured.</source>
        <translation>感度: 測定中です。</translation>
    </message>
    <message>
        <source>Sensitivity: no layer of this model can shrink by channels.</source>
        <translation>感度: このモデルには、チャネルを減らせるレイヤーがありません。</translation>
    </message>
    <message>
        <source>Measure sensitivity</source>
        <translation>感度を測定</translation>
    </message>
    <message>
        <source>Measure sensitivity of %1</source>
        <translation>%1の感度を測定</translation>
    </message>
    <message>
        <source>Done: %1, %2</source>
        <translation>完了: %1、%2</translation>
    </message>
    <message>
        <source>; the time did not suffice for %1: select them and measure again</source>
        <translation>; 時間が足りず%1は測定できませんでした: 選択してもう一度測定してください</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>感度</translation>
    </message>
    <message>
        <source>Quantization error: needs data to calibrate and to measure on (Ctrl+D).</source>
        <translation>量子化誤差: キャリブレーションと測定用のデータが必要です (Ctrl+D)。</translation>
    </message>
    <message>
        <source>Quantization error: is being measured.</source>
        <translation>量子化誤差: 測定中です。</translation>
    </message>
    <message>
        <source>Quantization error: %1 is not quantized.</source>
        <translation>量子化誤差: %1は量子化されていません。</translation>
    </message>
    <message>
        <source>Measure quantization error</source>
        <translation>量子化誤差を測定</translation>
    </message>
    <message>
        <source>Measure quantization error of %1</source>
        <translation>%1の量子化誤差を測定</translation>
    </message>
    <message>
        <source>equal outputs</source>
        <translation>出力は同一</translation>
    </message>
    <message>
        <source>Done: %1, %2; all at once %3</source>
        <translation>完了: %1、%2、全部まとめて: %3</translation>
    </message>
    <message>
        <source>Quantization error</source>
        <translation>量子化誤差</translation>
    </message>
    <message>
        <source>Time each layer</source>
        <translation>各層の時間を測定</translation>
    </message>
</context>
<context>
    <name>pare::LayerSheet</name>
    <message>
        <source>… (%1 values)</source>
        <translation>…（%1個の値）</translation>
    </message>
    <message>
        <source>tensor %1</source>
        <translation>テンソル %1</translation>
    </message>
    <message>
        <source>graph of %1</source>
        <translation>%1のグラフ</translation>
    </message>
    <message>
        <source>– (a size is not known)</source>
        <translation>–（サイズが不明）</translation>
    </message>
    <message>
        <source>%1 · %2 values</source>
        <translation>%1 · 値%2個</translation>
    </message>
    <message>
        <source>This layer has no weights</source>
        <translation>このレイヤーには重みがありません</translation>
    </message>
    <message>
        <source> · unknown operator: it can be looked at, but not run</source>
        <translation> · 未知の演算子: 表示はできますが、実行はできません</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>出力</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>数値精度</translation>
    </message>
    <message>
        <source>%1; weights stored as %2</source>
        <translation>%1; 重みは%2で格納</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>パラメーター数</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>活性化</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>内部</translation>
    </message>
    <message>
        <source>What runs inside of this layer</source>
        <translation>このレイヤーの内部で実行される内容</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>入力</translation>
    </message>
    <message>
        <source>constant %1</source>
        <translation>定数 %1</translation>
    </message>
    <message>
        <source>constant %1, unpacked from %2</source>
        <translation>定数 %1（%2から展開）</translation>
    </message>
    <message>
        <source>constants</source>
        <translation>定数</translation>
    </message>
    <message>
        <source>%1, from</source>
        <translation>%1、入力元</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>出力</translation>
    </message>
    <message>
        <source>%1, to</source>
        <translation>%1、出力先</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>属性</translation>
    </message>
    <message>
        <source> and %1 more</source>
        <translation> 他%1件</translation>
    </message>
    <message>
        <source>What ONNX says of %1 (opset %2)</source>
        <translation>%1についてのONNXの説明 (opset %2)</translation>
    </message>
    <message>
        <source>values…</source>
        <translation>値…</translation>
    </message>
    <message>
        <source>Numbers, picture, channels, histogram</source>
        <translation>数値、画像、チャネル、ヒストグラム</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1を読み込み中…</translation>
    </message>
    <message>
        <source>– (shapes are being read)</source>
        <translation>–（形状を読み込み中）</translation>
    </message>
    <message>
        <source>What is known of the selection</source>
        <translation>選択についてわかること</translation>
    </message>
</context>
<context>
    <name>pare::LayersModel</name>
    <message>
        <source>SQNR %1 dB: %2; measured</source>
        <translation>SQNR %1 dB: %2、実測</translation>
    </message>
    <message>
        <source>Not measured: Run &gt; Measure quantization error</source>
        <translation>未測定: 実行 &gt; 量子化誤差を測定</translation>
    </message>
    <message>
        <source>It has no weights to quantize, or was not measured</source>
        <translation>量子化する重みがないか、未測定です</translation>
    </message>
    <message>
        <source>%1 points lost with half of the channels that this layer makes; measured by mask, no repair</source>
        <translation>このレイヤーが生成するチャネルを半分にすると%1ポイント低下。マスクによる実測、修復なし</translation>
    </message>
    <message>
        <source>With half of the channels that this layer makes, %1 % of noise in the outputs; measured by mask, no repair</source>
        <translation>このレイヤーが生成するチャネルを半分にすると出力のノイズが%1 %。マスクによる実測、修復なし</translation>
    </message>
    <message>
        <source>Not measured: Run &gt; Measure sensitivity</source>
        <translation>未測定: 実行 &gt; 感度を測定</translation>
    </message>
    <message>
        <source>Not measured, or no channels that could go</source>
        <translation>未測定か、取り除けるチャネルがありません</translation>
    </message>
    <message>
        <source>A size is not known, so this cannot be computed</source>
        <translation>サイズが不明なため計算できません</translation>
    </message>
    <message>
        <source>, stored %1</source>
        <translation>、%1で格納</translation>
    </message>
    <message>
        <source>%1 bytes, computed</source>
        <translation>%1バイト、計算値</translation>
    </message>
    <message>
        <source>%1, computed</source>
        <translation>%1、計算値</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>レイヤー</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>演算子</translation>
    </message>
    <message>
        <source>Output shape</source>
        <translation>出力形状</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>パラメーター数</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>数値精度</translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation>処理</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>感度</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>誤差</translation>
    </message>
    <message>
        <source>Not measured: colour the graph by time, or ask for it in the Inspector</source>
        <translation>未測定：グラフを時間で色分けするか、インスペクタで測定してください</translation>
    </message>
    <message>
        <source>Shapes are being read</source>
        <translation>形状を読み込み中</translation>
    </message>
</context>
<context>
    <name>pare::LayersPanel</name>
    <message>
        <source>Layers</source>
        <translation>レイヤー</translation>
    </message>
    <message>
        <source>Find: conv1 op:Conv params&gt;1k</source>
        <translation>検索: conv1 op:Conv params&gt;1k</translation>
    </message>
    <message>
        <source>Find layers</source>
        <translation>レイヤーを検索</translation>
    </message>
    <message>
        <source>Words are ANDed, quotes exact. op:Conv  shape:64  dtype:int8  params&gt;1k  size&gt;1M  macs&gt;1M  name:/re/  scope:layer1
Enter next, Shift+Enter previous, Ctrl+Enter selects all matches</source>
        <translation>単語はAND条件、引用符は完全一致。op:Conv  shape:64  dtype:int8  params&gt;1k  size&gt;1M  macs&gt;1M  name:/re/  scope:layer1
Enterで次へ、Shift+Enterで前へ、Ctrl+Enterですべての一致を選択</translation>
    </message>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation>前の一致 (Shift+Enter)</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>次の一致 (Enter)</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>選択</translation>
    </message>
    <message>
        <source>Select all matches</source>
        <translation>すべての一致を選択</translation>
    </message>
    <message>
        <source>Select all matches (Ctrl+Enter)</source>
        <translation>すべての一致を選択 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Treat…</source>
        <translation>処理…</translation>
    </message>
    <message>
        <source>Treat all matches: a step for whatever this expression finds, now and when the recipe runs on another model</source>
        <translation>すべての一致を処理: この式に一致するもの全部に対するステップ。レシピを別のモデルで実行するときにも適用されます</translation>
    </message>
    <message>
        <source>Treat all matches</source>
        <translation>すべての一致を処理</translation>
    </message>
    <message>
        <source>this layer&apos;s result against the same layer in float</source>
        <translation>floatの同じレイヤーに対するこのレイヤーの結果</translation>
    </message>
    <message>
        <source>the outputs with this layer alone in static INT8</source>
        <translation>このレイヤーだけを静的INT8にしたときの出力</translation>
    </message>
    <message>
        <source>The layers&apos; times are not measured yet: View &gt; Colour by &gt; Time measures them.</source>
        <translation>レイヤーの時間はまだ測定されていません: 表示 &gt; 色分け &gt; 時間 で測定します。</translation>
    </message>
    <message>
        <source>The layers&apos; sensitivity is not measured yet: Run &gt; Measure sensitivity.</source>
        <translation>レイヤーの感度はまだ測定されていません: 実行 &gt; 感度を測定。</translation>
    </message>
    <message>
        <source>The layers&apos; quantization error is not measured yet: Run &gt; Measure quantization error.</source>
        <translation>レイヤーの量子化誤差はまだ測定されていません: 実行 &gt; 量子化誤差を測定。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>1 layer</source>
        <translation>1レイヤー</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>%1レイヤー</translation>
    </message>
    <message>
        <source>What was found inside of branches, loops and functions: each opens in a window of its own</source>
        <translation>分岐、ループ、関数の内部で見つかったもの: それぞれ専用のウィンドウで開きます</translation>
    </message>
    <message>
        <source>1 more inside of another layer…</source>
        <translation>別のレイヤーの内部にさらに 1 個…</translation>
    </message>
    <message>
        <source>%1 more inside of other layers…</source>
        <translation>他のレイヤーの内部にさらに %1 個…</translation>
    </message>
    <message>
        <source>%1 more: narrow the search</source>
        <translation>さらに %1 個: 検索を絞り込んでください</translation>
    </message>
    <message>
        <source>At least %1 more inside of other layers…</source>
        <translation>他のレイヤーの内部に少なくともさらに %1 個…</translation>
    </message>
</context>
<context>
    <name>pare::Legend</name>
    <message>
        <source>Legend</source>
        <translation>凡例</translation>
    </message>
    <message>
        <source>Colours by %1: %2</source>
        <translation>%1による色分け: %2</translation>
    </message>
    <message>
        <source>No precision</source>
        <translation>数値精度なし</translation>
    </message>
    <message>
        <source>No value</source>
        <translation>値なし</translation>
    </message>
    <message>
        <source>Select these layers</source>
        <translation>これらのレイヤーを選択</translation>
    </message>
    <message>
        <source>Fused into another layer</source>
        <translation>別の層に融合</translation>
    </message>
</context>
<context>
    <name>pare::MainWindow</name>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>A job is still running.</source>
        <translation>ジョブがまだ実行中です。</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>停止して閉じる</translation>
    </message>
    <message>
        <source>Keep working</source>
        <translation>作業を続ける</translation>
    </message>
    <message>
        <source>Drag over layers to select them. Space+drag pans, Ctrl+wheel zooms.</source>
        <translation>レイヤー上をドラッグすると選択できます。Space+ドラッグで移動、Ctrl+ホイールで拡大・縮小します。</translation>
    </message>
    <message>
        <source>Say what the selected layers get: a precision, channels to remove, or leave them alone. Or take a preset.</source>
        <translation>選択したレイヤーの処理を指定します: 数値精度、取り除くチャネル、または対象外にする。プリセットも使えます。</translation>
    </message>
    <message>
        <source>Run makes the variant in the background and measures it against the source.</source>
        <translation>実行すると、バックグラウンドでバリアントを作成し、元モデルと比較して測定します。</translation>
    </message>
    <message>
        <source>Every variant is a point here, with its error bars and its verdict. Click the new point to see its graph and what changed.</source>
        <translation>各バリアントはここに点として、エラーバーと判定とともに表示されます。新しい点をクリックすると、グラフと変更点が表示されます。</translation>
    </message>
    <message>
        <source>Export the winner: the file is reopened, run and compared before it takes its name.</source>
        <translation>最良のものをエクスポート: ファイルは、名前が確定する前に開き直し、実行、比較されます。</translation>
    </message>
    <message>
        <source>The trade-off is in its own window.</source>
        <translation>トレードオフは別ウィンドウに表示されています。</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>ここに戻す</translation>
    </message>
    <message>
        <source>Trade-off</source>
        <translation>トレードオフ</translation>
    </message>
    <message>
        <source>Variants %1</source>
        <translation>バリアント %1</translation>
    </message>
    <message>
        <source>Variants</source>
        <translation>バリアント</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>Variants, trade-off · %1</source>
        <translation>バリアント、トレードオフ · %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>running in the background</source>
        <translation>バックグラウンドで実行中</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>レイアウト</translation>
    </message>
    <message>
        <source>Drawing the graph</source>
        <translation>グラフを描画中</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>ログを表示</translation>
    </message>
    <message>
        <source>Show what works</source>
        <translation>有効なものを表示</translation>
    </message>
    <message>
        <source>Show what came nearest</source>
        <translation>最も近いものを表示</translation>
    </message>
    <message>
        <source>%1: not delivered. %2</source>
        <translation>%1: 採用なし。%2</translation>
    </message>
    <message>
        <source> What works: %1.</source>
        <translation> 有効なもの: %1。</translation>
    </message>
    <message>
        <source>Exported %1, %2: reopened, run and compared.</source>
        <translation>%1 (%2) をエクスポートしました: 開き直し、実行、比較済み。</translation>
    </message>
    <message>
        <source>Exported %1, %2: not verified.</source>
        <translation>%1 (%2) をエクスポートしました: 未検証。</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message>
        <source>%1
SHA-256 %2
%3</source>
        <translation>%1
SHA-256 %2
%3</translation>
    </message>
    <message>
        <source>%1: %2. Show (Ctrl+J)</source>
        <translation>%1: %2。表示 (Ctrl+J)</translation>
    </message>
    <message>
        <source>Open model or study</source>
        <translation>モデルまたはスタディを開く</translation>
    </message>
    <message>
        <source>Models and studies (*.onnx *.pare);;All files (*)</source>
        <translation>モデルとスタディ (*.onnx *.pare);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Compare with another model</source>
        <translation>別のモデルと比較</translation>
    </message>
    <message>
        <source>Models (*.onnx);;All files (*)</source>
        <translation>モデル (*.onnx);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>No layer differs.</source>
        <translation>異なるレイヤーはありません。</translation>
    </message>
    <message>
        <source>Save study</source>
        <translation>スタディを保存</translation>
    </message>
    <message>
        <source>Study (*.pare)</source>
        <translation>スタディ (*.pare)</translation>
    </message>
    <message>
        <source>Saved as %1. From now on everything is saved there as it happens.</source>
        <translation>%1として保存しました。以後はすべて、その都度そこに保存されます。</translation>
    </message>
    <message>
        <source>Open a model first.</source>
        <translation>先にモデルを開いてください。</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>ショートカット</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>In the graph</source>
        <translation>グラフ</translation>
    </message>
    <message>
        <source>Reader, producer</source>
        <translation>出力先、入力元</translation>
    </message>
    <message>
        <source>Down, Up</source>
        <translation>下、上</translation>
    </message>
    <message>
        <source>Neighbour in the row or the other branch</source>
        <translation>同じ行または別の枝の隣</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>左、右</translation>
    </message>
    <message>
        <source>Extend the selection</source>
        <translation>選択を拡張</translation>
    </message>
    <message>
        <source>Shift with these</source>
        <translation>上記のキー + Shift</translation>
    </message>
    <message>
        <source>First input, last output</source>
        <translation>最初の入力、最後の出力</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Home、End</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>インスペクター</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>パン</translation>
    </message>
    <message>
        <source>Space and drag, middle button</source>
        <translation>Space+ドラッグ、中ボタン</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>ポインター位置で拡大・縮小</translation>
    </message>
    <message>
        <source>Ctrl+wheel</source>
        <translation>Ctrl+ホイール</translation>
    </message>
    <message>
        <source>Leave drag, search, selection</source>
        <translation>ドラッグ、検索、選択を終了</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>In Variants and in the chart</source>
        <translation>バリアントとチャート</translation>
    </message>
    <message>
        <source>Set as A, set as B</source>
        <translation>Aに設定、Bに設定</translation>
    </message>
    <message>
        <source>A, B</source>
        <translation>A、B</translation>
    </message>
    <message>
        <source>Compare with A</source>
        <translation>Aと比較</translation>
    </message>
    <message>
        <source>Delete variant</source>
        <translation>バリアントを削除</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Walk along the marks of the chart</source>
        <translation>チャートの点を順に移動</translation>
    </message>
    <message>
        <source>arrow keys</source>
        <translation>矢印キー</translation>
    </message>
    <message>
        <source>Next and previous pane</source>
        <translation>次/前のペイン</translation>
    </message>
    <message>
        <source>F6, Shift+F6</source>
        <translation>F6、Shift+F6</translation>
    </message>
    <message>
        <source>In the curves of a training</source>
        <translation>学習曲線</translation>
    </message>
    <message>
        <source>Walk along the points, to the first, to the last</source>
        <translation>点を順に移動、最初へ、最後へ</translation>
    </message>
    <message>
        <source>Left and Right, Home, End</source>
        <translation>左/右、Home、End</translation>
    </message>
    <message>
        <source>Copy all numbers</source>
        <translation>すべての数値をコピー</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Ctrl+C</translation>
    </message>
    <message>
        <source>Letter keys act while the graph or the layers table has focus.</source>
        <translation>文字キーは、グラフかレイヤー表にフォーカスがあるときに機能します。</translation>
    </message>
    <message>
        <source>What is installed</source>
        <translation>インストール状況</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>確認中…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>The command pare, which looks, is not beside this program.</source>
        <translation>確認を行うコマンドpareが、このプログラムと同じ場所にありません。</translation>
    </message>
    <message>
        <source>About Pare</source>
        <translation>Pareについて</translation>
    </message>
    <message>
        <source>Pare %1

Makes neural networks smaller and faster, and measures what that costs.

Free software under the GPL, version 3 or later.</source>
        <translation>Pare %1

ニューラルネットワークを小さく、速くし、その代償を測定します。

GPLバージョン3以降に基づくフリーソフトウェアです。</translation>
    </message>
    <message>
        <source>Wrote %1.</source>
        <translation>%1に書き込みました。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Export table of variants</source>
        <translation>バリアント表のエクスポート</translation>
    </message>
    <message>
        <source>Export table of layers</source>
        <translation>レイヤー表のエクスポート</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>レポート</translation>
    </message>
    <message>
        <source>HTML (*.html)</source>
        <translation>HTML (*.html)</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Set as A</source>
        <translation>Aに設定</translation>
    </message>
    <message>
        <source>Set as B</source>
        <translation>Bに設定</translation>
    </message>
    <message>
        <source>Compare with the source</source>
        <translation>元モデルと比較</translation>
    </message>
    <message>
        <source>Export model…</source>
        <translation>モデルをエクスポート…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>%1 of a batch were not run when this study was closed: %2.</source>
        <translation>一括実行のうち%1が、このスタディを閉じたときに未実行でした: %2。</translation>
    </message>
    <message>
        <source>Run them</source>
        <translation>実行する</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>破棄する</translation>
    </message>
    <message>
        <source>a recipe of %1</source>
        <translation>%1のレシピ</translation>
    </message>
    <message>
        <source>A study of %1 was not saved: %2, last changed %3. Everything in it is still there.</source>
        <translation>%1のスタディが保存されていません: %2、最終変更%3。内容はすべて残っています。</translation>
    </message>
    <message>
        <source> and </source>
        <translation> と </translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>削除する</translation>
    </message>
    <message>
        <source>Open a model to measure it.</source>
        <translation>モデルを開くと測定できます。</translation>
    </message>
    <message>
        <source>Measure baseline</source>
        <translation>ベースラインを測定</translation>
    </message>
    <message>
        <source>Measure: no model is open.</source>
        <translation>測定: モデルが開かれていません。</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>測定中…</translation>
    </message>
    <message>
        <source>Measure: a job is running.</source>
        <translation>測定: ジョブが実行中です。</translation>
    </message>
    <message>
        <source>Measure the source first (about 20 s).</source>
        <translation>先に元モデルを測定してください (約20秒)。</translation>
    </message>
    <message>
        <source>Measure the source first (about 20 s). Give labelled data (Ctrl+D) to measure accuracy too.</source>
        <translation>先に元モデルを測定してください (約20秒)。ラベル付きデータ (Ctrl+D) を指定すると精度も測定できます。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>, %1 of MACs</source>
        <translation>、MACsの%1</translation>
    </message>
    <message>
        <source>read-only study</source>
        <translation>読み取り専用スタディ</translation>
    </message>
    <message>
        <source>not saved under a name</source>
        <translation>名前を付けて保存されていません</translation>
    </message>
    <message>
        <source>Everything is written into a recovery copy as it happens; Save study (Ctrl+S) gives it a name</source>
        <translation>すべてその都度復旧用コピーに書き込まれます。スタディを保存 (Ctrl+S) で名前を付けられます</translation>
    </message>
    <message>
        <source>Trade-off of %1 – Pare</source>
        <translation>%1のトレードオフ – Pare</translation>
    </message>
    <message>
        <source>Trade-off – Pare</source>
        <translation>トレードオフ – Pare</translation>
    </message>
    <message>
        <source>%1%2 – Pare</source>
        <translation>%1%2 – Pare</translation>
    </message>
    <message>
        <source>Runner idle</source>
        <translation>ランナー待機中</translation>
    </message>
    <message>
        <source>Runner busy</source>
        <translation>ランナー実行中</translation>
    </message>
    <message>
        <source>Runner busy, %1 jobs wait</source>
        <translation>ランナー実行中、待機ジョブ%1件</translation>
    </message>
    <message>
        <source>&amp;Select</source>
        <translation>選択(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation>すべて(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>なし(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Invert</source>
        <translation>反転(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Matches</source>
        <translation>一致項目(&amp;M)</translation>
    </message>
    <message>
        <source>Same &amp;operator</source>
        <translation>同じ演算子(&amp;O)</translation>
    </message>
    <message>
        <source>Show only &amp;uses</source>
        <translation>使用関係のみ表示(&amp;U)</translation>
    </message>
    <message>
        <source>Select a layer first.</source>
        <translation>先にレイヤーを選択してください。</translation>
    </message>
    <message>
        <source>All it is made &amp;from</source>
        <translation>上流すべて(&amp;F)</translation>
    </message>
    <message>
        <source>All made from i&amp;t</source>
        <translation>下流すべて(&amp;T)</translation>
    </message>
    <message>
        <source>Shortest pat&amp;h between two</source>
        <translation>2つの間の最短経路(&amp;H)</translation>
    </message>
    <message>
        <source>Shortest path: select two layers first.</source>
        <translation>最短経路: 先に2つのレイヤーを選択してください。</translation>
    </message>
    <message>
        <source>Nothing leads from one of the two to the other.</source>
        <translation>2つの一方から他方へ至る経路がありません。</translation>
    </message>
    <message>
        <source>&amp;Producers</source>
        <translation>入力元(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Readers</source>
        <translation>出力先(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Shrinks together</source>
        <translation>連動して縮小(&amp;S)</translation>
    </message>
    <message>
        <source>Show only uses: select a layer first.</source>
        <translation>使用関係のみ表示: 先にレイヤーを選択してください。</translation>
    </message>
    <message>
        <source>%1: what feeds and what reads the selection. Esc shows the rest again.</source>
        <translation>%1: 選択への入力と、選択を読むもの。Escで残りを再表示します。</translation>
    </message>
    <message>
        <source>Select layers first.</source>
        <translation>先にレイヤーを選択してください。</translation>
    </message>
    <message>
        <source>Sensitivity: these layers make no channels that could go.</source>
        <translation>感度: これらのレイヤーは、減らせるチャネルを生成しません。</translation>
    </message>
    <message>
        <source>Sensitivity: %1.</source>
        <translation>感度: %1。</translation>
    </message>
    <message>
        <source>The quantization error of the layers is not measured yet: what is lost with each layer in INT8.</source>
        <translation>レイヤーの量子化誤差はまだ測定されていません: 各レイヤーをINT8にしたときの損失です。</translation>
    </message>
    <message>
        <source>Measure quantization error</source>
        <translation>量子化誤差を測定</translation>
    </message>
    <message>
        <source>The sensitivity of the layers is not measured yet: what is lost with channels of each group, one group at a time.</source>
        <translation>レイヤーの感度はまだ測定されていません: グループのチャネルを1グループずつ減らしたときの損失です。</translation>
    </message>
    <message>
        <source>Measure sensitivity</source>
        <translation>感度を測定</translation>
    </message>
    <message>
        <source>Type a search first (Ctrl+F): the expression goes into the recipe.</source>
        <translation>先に検索語を入力してください (Ctrl+F): その式がレシピに入ります。</translation>
    </message>
    <message>
        <source>Step for layers that match &quot;%1&quot;</source>
        <translation>「%1」に一致するレイヤーのステップ</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>数値精度</translation>
    </message>
    <message>
        <source>Prune…</source>
        <translation>プルーニング…</translation>
    </message>
    <message>
        <source>Set back to float</source>
        <translation>floatに戻す</translation>
    </message>
    <message>
        <source>These layers stay float when the recipe runs</source>
        <translation>これらのレイヤーは、レシピの実行時にfloatのまま残ります</translation>
    </message>
    <message>
        <source>Leave alone</source>
        <translation>対象外にする</translation>
    </message>
    <message>
        <source>Clear treatment</source>
        <translation>処理を解除</translation>
    </message>
    <message>
        <source>Add step for these layers</source>
        <translation>これらのレイヤーのステップを追加</translation>
    </message>
    <message>
        <source>Open group</source>
        <translation>グループを開く</translation>
    </message>
    <message>
        <source>Close group around it</source>
        <translation>外側のグループを閉じる</translation>
    </message>
    <message>
        <source>Select layers that shrink with this</source>
        <translation>連動して縮小するレイヤーを選択</translation>
    </message>
    <message>
        <source>What the model loses with channels of these layers</source>
        <translation>これらのレイヤーのチャネルを減らしたときのモデルの損失</translation>
    </message>
    <message>
        <source>Same operator</source>
        <translation>同じ演算子</translation>
    </message>
    <message>
        <source>Show only uses</source>
        <translation>使用関係のみ表示</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>名前をコピー</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>レシピ</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>No model is open.</source>
        <translation>モデルが開かれていません。</translation>
    </message>
    <message>
        <source>&amp;Open model or study…</source>
        <translation>モデルまたはスタディを開く(&amp;O)…</translation>
    </message>
    <message>
        <source>Compare &amp;with another model…</source>
        <translation>別のモデルと比較(&amp;W)…</translation>
    </message>
    <message>
        <source>Rece&amp;nt</source>
        <translation>最近使ったファイル(&amp;N)</translation>
    </message>
    <message>
        <source>De&amp;mo</source>
        <translation>デモ(&amp;M)</translation>
    </message>
    <message>
        <source>Clothes (images, ResNet-20)</source>
        <translation>服 (画像、ResNet-20)</translation>
    </message>
    <message>
        <source>Languages (text, transformer)</source>
        <translation>言語 (テキスト、Transformer)</translation>
    </message>
    <message>
        <source>&amp;Save study</source>
        <translation>スタディを保存(&amp;S)</translation>
    </message>
    <message>
        <source>Everything is saved as it happens.</source>
        <translation>すべて、その都度保存されます。</translation>
    </message>
    <message>
        <source>Save study &amp;as…</source>
        <translation>スタディに名前を付けて保存(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Data…</source>
        <translation>データ(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Export model…</source>
        <translation>モデルをエクスポート(&amp;E)…</translation>
    </message>
    <message>
        <source>Export &amp;picture…</source>
        <translation>画像をエクスポート(&amp;P)…</translation>
    </message>
    <message>
        <source>Export &amp;table…</source>
        <translation>表をエクスポート(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Report…</source>
        <translation>レポート(&amp;R)…</translation>
    </message>
    <message>
        <source>S&amp;how as commands…</source>
        <translation>コマンドとして表示(&amp;H)…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>閉じる(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編集(&amp;E)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>やり直す</translation>
    </message>
    <message>
        <source>Nothing to undo.</source>
        <translation>元に戻す操作はありません。</translation>
    </message>
    <message>
        <source>Nothing to redo.</source>
        <translation>やり直す操作はありません。</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>コピー(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Rename variant</source>
        <translation>バリアントの名前を変更(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Delete variant</source>
        <translation>バリアントを削除(&amp;D)</translation>
    </message>
    <message>
        <source>Mark variant as f&amp;avourite</source>
        <translation>バリアントをお気に入りに登録(&amp;A)</translation>
    </message>
    <message>
        <source>Constrai&amp;nt on variants</source>
        <translation>バリアントの制約(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>検索(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>環境設定(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Graph</source>
        <translation>グラフ(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Trade-off</source>
        <translation>トレードオフ(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>比較(&amp;C)</translation>
    </message>
    <message>
        <source>All &amp;variants</source>
        <translation>全バリアント(&amp;V)</translation>
    </message>
    <message>
        <source>Chang&amp;es</source>
        <translation>変更(&amp;E)</translation>
    </message>
    <message>
        <source>Trade-off in own &amp;window</source>
        <translation>トレードオフを別ウィンドウに表示(&amp;W)</translation>
    </message>
    <message>
        <source>Layers pane</source>
        <translation>レイヤーペイン</translation>
    </message>
    <message>
        <source>Bottom pane</source>
        <translation>下部ペイン</translation>
    </message>
    <message>
        <source>Right pane</source>
        <translation>右ペイン</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>次のペイン</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>前のペイン</translation>
    </message>
    <message>
        <source>Colour &amp;by</source>
        <translation>色分け(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>全体を表示(&amp;F)</translation>
    </message>
    <message>
        <source>F&amp;rame selection</source>
        <translation>選択範囲を表示(&amp;R)</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>拡大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>縮小</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>進む</translation>
    </message>
    <message>
        <source>Gr&amp;oups</source>
        <translation>グループ(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Group layers</source>
        <translation>レイヤーをグループ化(&amp;G)</translation>
    </message>
    <message>
        <source>Layers are not grouped: View &gt; Groups &gt; Group layers.</source>
        <translation>レイヤーがグループ化されていません: 表示 &gt; グループ &gt; レイヤーをグループ化。</translation>
    </message>
    <message>
        <source>No groups were found in this model.</source>
        <translation>このモデルにグループは見つかりませんでした。</translation>
    </message>
    <message>
        <source>&amp;Open selected</source>
        <translation>選択したものを開く(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Close around selection</source>
        <translation>選択の外側を閉じる(&amp;C)</translation>
    </message>
    <message>
        <source>Open &amp;all</source>
        <translation>すべて開く(&amp;A)</translation>
    </message>
    <message>
        <source>C&amp;lose all</source>
        <translation>すべて閉じる(&amp;L)</translation>
    </message>
    <message>
        <source>Inside of the la&amp;yer…</source>
        <translation>レイヤーの内部(&amp;Y)…</translation>
    </message>
    <message>
        <source>Select an If, a Loop, a Scan or a function first.</source>
        <translation>先にIf、Loop、Scanまたは関数を選択してください。</translation>
    </message>
    <message>
        <source>Boo&amp;kmarks</source>
        <translation>ブックマーク(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Bookmark on selection</source>
        <translation>選択をブックマーク(&amp;B)</translation>
    </message>
    <message>
        <source>There is no bookmark: select a layer and press Ctrl+K.</source>
        <translation>ブックマークがありません: レイヤーを選択してCtrl+Kを押してください。</translation>
    </message>
    <message>
        <source>&amp;Next bookmark</source>
        <translation>次のブックマーク(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous bookmark</source>
        <translation>前のブックマーク(&amp;P)</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>文字サイズ(&amp;S)</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>テーマ(&amp;H)</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>&amp;Path bar</source>
        <translation>手順バー(&amp;P)</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>全画面(&amp;U)</translation>
    </message>
    <message>
        <source>Reset &amp;layout</source>
        <translation>レイアウトをリセット(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Recipe</source>
        <translation>レシピ(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Precision</source>
        <translation>数値精度(&amp;P)</translation>
    </message>
    <message>
        <source>P&amp;rune…</source>
        <translation>プルーニング(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Leave alone</source>
        <translation>対象外にする(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Add step</source>
        <translation>ステップを追加(&amp;A)</translation>
    </message>
    <message>
        <source>Add tra&amp;ining step…</source>
        <translation>学習ステップを追加(&amp;I)…</translation>
    </message>
    <message>
        <source>S&amp;tep</source>
        <translation>ステップ(&amp;T)</translation>
    </message>
    <message>
        <source>Treat all &amp;matches…</source>
        <translation>すべての一致を処理(&amp;M)…</translation>
    </message>
    <message>
        <source>Pres&amp;ets</source>
        <translation>プリセット(&amp;E)</translation>
    </message>
    <message>
        <source>Save as pre&amp;set…</source>
        <translation>プリセットとして保存(&amp;S)…</translation>
    </message>
    <message>
        <source>Save as preset</source>
        <translation>プリセットとして保存</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>名前:</translation>
    </message>
    <message>
        <source>Saved as preset %1</source>
        <translation>プリセット「%1」として保存しました</translation>
    </message>
    <message>
        <source>L&amp;oad recipe…</source>
        <translation>レシピを読み込む(&amp;O)…</translation>
    </message>
    <message>
        <source>Load recipe</source>
        <translation>レシピを読み込む</translation>
    </message>
    <message>
        <source>Recipe (*.json)</source>
        <translation>レシピ (*.json)</translation>
    </message>
    <message>
        <source>load recipe</source>
        <translation>レシピの読み込み</translation>
    </message>
    <message>
        <source>Sa&amp;ve recipe…</source>
        <translation>レシピを保存(&amp;V)…</translation>
    </message>
    <message>
        <source>Save recipe</source>
        <translation>レシピを保存</translation>
    </message>
    <message>
        <source>Set &amp;back to float</source>
        <translation>floatに戻す(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Clear treatment</source>
        <translation>処理を解除(&amp;C)</translation>
    </message>
    <message>
        <source>R&amp;un</source>
        <translation>実行(&amp;U)</translation>
    </message>
    <message>
        <source>Measure &amp;baseline</source>
        <translation>ベースラインを測定(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Run recipe</source>
        <translation>レシピを実行(&amp;R)</translation>
    </message>
    <message>
        <source>B&amp;atch of presets…</source>
        <translation>プリセットの一括実行(&amp;A)…</translation>
    </message>
    <message>
        <source>Measure &amp;sensitivity</source>
        <translation>感度を測定(&amp;S)</translation>
    </message>
    <message>
        <source>Measure sensitivity of the selectio&amp;n</source>
        <translation>選択範囲の感度を測定(&amp;N)</translation>
    </message>
    <message>
        <source>Measure &amp;quantization error</source>
        <translation>量子化誤差を測定(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Pause or resume training</source>
        <translation>学習を一時停止/再開(&amp;P)</translation>
    </message>
    <message>
        <source>S&amp;top training, keep the best</source>
        <translation>学習を停止して最良を保持(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Cancel current</source>
        <translation>現在のジョブをキャンセル(&amp;C)</translation>
    </message>
    <message>
        <source>No job is running.</source>
        <translation>実行中のジョブはありません。</translation>
    </message>
    <message>
        <source>Cancel a&amp;ll</source>
        <translation>すべてキャンセル(&amp;L)</translation>
    </message>
    <message>
        <source>Set as &amp;A</source>
        <translation>Aに設定(&amp;A)</translation>
    </message>
    <message>
        <source>Set as &amp;B</source>
        <translation>Bに設定(&amp;B)</translation>
    </message>
    <message>
        <source>S&amp;wap</source>
        <translation>入れ替え(&amp;W)</translation>
    </message>
    <message>
        <source>Show &amp;new variant</source>
        <translation>新しいバリアントを表示(&amp;N)</translation>
    </message>
    <message>
        <source>No variant was added yet.</source>
        <translation>まだバリアントは追加されていません。</translation>
    </message>
    <message>
        <source>&amp;Differences in the graph</source>
        <translation>グラフの違い(&amp;D)</translation>
    </message>
    <message>
        <source>Nothing is compared.</source>
        <translation>比較対象がありません。</translation>
    </message>
    <message>
        <source>Ne&amp;xt change</source>
        <translation>次の変更(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Previous change</source>
        <translation>前の変更(&amp;P)</translation>
    </message>
    <message>
        <source>Cos&amp;ts…</source>
        <translation>コスト(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Tour</source>
        <translation>ツアー(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation>ショートカット(&amp;S)</translation>
    </message>
    <message>
        <source>What is &amp;installed</source>
        <translation>インストール状況(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>Pareについて(&amp;A)</translation>
    </message>
    <message>
        <source>The shown variant has no such layer</source>
        <translation>表示中のバリアントにこのレイヤーはありません</translation>
    </message>
    <message>
        <source>The shown variant has none of the layers with a bookmark.</source>
        <translation>表示中のバリアントに、ブックマークしたレイヤーはありません。</translation>
    </message>
    <message>
        <source>Undo %1</source>
        <translation>元に戻す: %1</translation>
    </message>
    <message>
        <source>Redo %1</source>
        <translation>やり直す: %1</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>開く…</translation>
    </message>
    <message>
        <source>Demo: clothes</source>
        <translation>デモ: 服</translation>
    </message>
    <message>
        <source>Demo: languages</source>
        <translation>デモ: 言語</translation>
    </message>
    <message>
        <source>Data…</source>
        <translation>データ…</translation>
    </message>
    <message>
        <source>%1  (gone)</source>
        <translation>%1  (なし)</translation>
    </message>
    <message>
        <source>No recent files</source>
        <translation>最近使ったファイルはありません</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>レイヤー</translation>
    </message>
    <message>
        <source>Quantization</source>
        <translation>量子化</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>ジョブ</translation>
    </message>
    <message>
        <source>Variants, trade-off, jobs</source>
        <translation>バリアント、トレードオフ、ジョブ</translation>
    </message>
    <message>
        <source>Inspector and recipe</source>
        <translation>インスペクターとレシピ</translation>
    </message>
    <message>
        <source>What the helper process that runs models does, and the memory that the window itself takes</source>
        <translation>モデルを実行する補助プロセスの状態と、このウィンドウ自体が使うメモリ</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>グラフ</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Showing</source>
        <translation>表示中</translation>
    </message>
    <message>
        <source>Showing: whose graph is on the canvas</source>
        <translation>表示中: キャンバスにグラフが出ているバリアント</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>色分け</translation>
    </message>
    <message>
        <source>Hand: left drag pans</source>
        <translation>手のひら: 左ドラッグで移動</translation>
    </message>
    <message>
        <source>Group layers: large graphs as their groups</source>
        <translation>レイヤーをグループ化: 大きなグラフをグループで表示</translation>
    </message>
    <message>
        <source>Zoom out (Ctrl+−)</source>
        <translation>縮小 (Ctrl+−)</translation>
    </message>
    <message>
        <source>Zoom in (Ctrl++)</source>
        <translation>拡大 (Ctrl++)</translation>
    </message>
    <message>
        <source>Fit the whole graph (0)</source>
        <translation>グラフ全体を表示 (0)</translation>
    </message>
    <message>
        <source>Trai&amp;ning</source>
        <translation>学習(&amp;N)</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>学習オプション</translation>
    </message>
    <message>
        <source>Both models side b&amp;y side</source>
        <translation>両方のモデルを並べて表示(&amp;Y)</translation>
    </message>
    <message>
        <source>More tools, for which there is no room here</source>
        <translation>ここに収まらないその他のツール</translation>
    </message>
    <message>
        <source>Changed layers %1</source>
        <translation>変更された層 %1</translation>
    </message>
    <message>
        <source>Changed layers</source>
        <translation>変更された層</translation>
    </message>
    <message>
        <source>read-only: another window has it open</source>
        <translation>読み取り専用：別のウィンドウで開いています</translation>
    </message>
    <message>
        <source>Prune</source>
        <translation>枝刈り</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>Other steps</source>
        <translation>その他のステップ</translation>
    </message>
    <message>
        <source>Measure &amp;error between both</source>
        <translation>両者の間の誤差を測定(&amp;E)</translation>
    </message>
    <message>
        <source>Where the study&apos;s model lies</source>
        <translation>スタディのモデルの場所</translation>
    </message>
    <message>
        <source>Choose the model…</source>
        <translation>モデルを選ぶ…</translation>
    </message>
    <message>
        <source>%1 is no longer there. The study works on its own copy.</source>
        <translation>%1 はもうありません。スタディは自身のコピーで動作します。</translation>
    </message>
    <message>
        <source>It lies elsewhere…</source>
        <translation>別の場所にあります…</translation>
    </message>
    <message>
        <source>%1 has changed since this study was made. The study works on its own copy, as the model was.</source>
        <translation>%1 はこのスタディの作成後に変更されています。スタディは当時のモデルのコピーで動作します。</translation>
    </message>
    <message>
        <source>Open it as it is now</source>
        <translation>今の状態で開く</translation>
    </message>
    <message>
        <source>Another window has this study open: here it can be looked at, but not changed.</source>
        <translation>別のウィンドウがこのスタディを開いています。ここでは閲覧できますが、変更はできません。</translation>
    </message>
    <message>
        <source>This study&apos;s file cannot be written: it can be looked at, but not changed.</source>
        <translation>このスタディのファイルには書き込めません。閲覧はできますが、変更はできません。</translation>
    </message>
    <message>
        <source>Save under another name…</source>
        <translation>別名で保存…</translation>
    </message>
    <message>
        <source>Opening the model</source>
        <translation>モデルを開いています</translation>
    </message>
    <message>
        <source>%1 of a batch was not run when this study was closed: %2.</source>
        <translation>一括実行のうち%1が、このスタディを閉じたときに未実行でした: %2。</translation>
    </message>
    <message>
        <source>Runner busy, 1 job waits</source>
        <translation>ランナー実行中、待機ジョブ1件</translation>
    </message>
    <message>
        <source>This layer is no group; what runs inside of it: View &gt; Inside of the layer.</source>
        <translation>このレイヤーはグループではありません。内部で動くものは 表示 &gt; レイヤーの内部 にあります。</translation>
    </message>
</context>
<context>
    <name>pare::MessageBar</name>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Close message</source>
        <translation>メッセージを閉じる</translation>
    </message>
</context>
<context>
    <name>pare::Minimap</name>
    <message>
        <source>Overview</source>
        <translation>全体図</translation>
    </message>
    <message>
        <source>The whole graph; drag the frame to move the view</source>
        <translation>グラフ全体。枠をドラッグして表示位置を移動します</translation>
    </message>
</context>
<context>
    <name>pare::ParallelView</name>
    <message>
        <source>Variants across all measures</source>
        <translation>全指標にわたるバリアント</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未測定</translation>
    </message>
    <message>
        <source>Does not hold the constraint: %1</source>
        <translation>制約を満たしません: %1</translation>
    </message>
    <message>
        <source>Nothing is measured yet: run a recipe or a batch of presets.</source>
        <translation>まだ何も測定されていません: レシピを実行するか、プリセットを一括実行してください。</translation>
    </message>
    <message>
        <source>↑ better</source>
        <translation>↑ 良い</translation>
    </message>
    <message>
        <source>Drag along an axis to set the least that a variant must hold there</source>
        <translation>軸に沿ってドラッグし、バリアントが満たすべき下限を設定</translation>
    </message>
</context>
<context>
    <name>pare::PareStyle</name>
    <message>
        <source>Clear the field</source>
        <translation>入力欄を消去</translation>
    </message>
</context>
<context>
    <name>pare::PathBar</name>
    <message>
        <source>Run recipe</source>
        <translation>レシピを実行</translation>
    </message>
    <message>
        <source>, next</source>
        <translation>、次</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>none open</source>
        <translation>開かれていません</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source> · not measured</source>
        <translation> · 未測定</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>データ</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>レシピ</translation>
    </message>
    <message>
        <source>Variants</source>
        <translation>バリアント</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>エクスポート</translation>
    </message>
    <message>
        <source>Run the recipe (Ctrl+R)</source>
        <translation>レシピを実行 (Ctrl+R)</translation>
    </message>
    <message>
        <source>Measure baseline</source>
        <translation>ベースラインを測定</translation>
    </message>
</context>
<context>
    <name>pare::PictureDialog</name>
    <message>
        <source>Export picture</source>
        <translation>画像のエクスポート</translation>
    </message>
    <message>
        <source>Trade-off chart</source>
        <translation>トレードオフチャート</translation>
    </message>
    <message>
        <source>Graph, the part in view</source>
        <translation>グラフ (表示部分)</translation>
    </message>
    <message>
        <source>Whole graph</source>
        <translation>グラフ全体</translation>
    </message>
    <message>
        <source>Image pixels a pixel, for PNG</source>
        <translation>画面1ピクセルあたりの画像ピクセル数 (PNG用)</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>選択…</translation>
    </message>
    <message>
        <source>&amp;Picture of</source>
        <translation>対象(&amp;P)</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>形式(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Scale</source>
        <translation>倍率(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>配色(&amp;C)</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>エクスポート</translation>
    </message>
    <message>
        <source>PNG (*.png);;SVG (*.svg);;PDF (*.pdf)</source>
        <translation>PNG (*.png);;SVG (*.svg);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>%1 x %2 %3</source>
        <translation>%1 x %2 %3</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>ピクセル</translation>
    </message>
    <message>
        <source>pixels at 96 dots per inch</source>
        <translation>ピクセル (96 dpi)</translation>
    </message>
    <message>
        <source>, shrunk to %1 %: a page cannot be larger</source>
        <translation>、%1 % に縮小: ページの最大サイズに収めるため</translation>
    </message>
</context>
<context>
    <name>pare::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>環境設定</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>リセット</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外観</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>On</source>
        <translation>オン</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>Of the window. Errors, verdicts and reports stay English, as on the command line</source>
        <translation>ウィンドウの言語。エラー、判定、レポートはコマンドラインと同様に英語のままです</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>テーマ</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字サイズ</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>アニメーション</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>グラフ</translation>
    </message>
    <message>
        <source>Wheel zooms, Ctrl+wheel scrolls</source>
        <translation>ホイールで拡大・縮小、Ctrl+ホイールでスクロール</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>測定</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>as measured</source>
        <translation>測定値のまま</translation>
    </message>
    <message>
        <source>with %1 % confidence</source>
        <translation>信頼度%1 % で</translation>
    </message>
    <message>
        <source>What the guard is held against: the difference that was measured, or the most that it may be at this confidence. From the next run on</source>
        <translation>許容範囲と比べる値: 測定された差、またはこの信頼度でありうる最大の差。次回の実行から有効</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>スレッド数</translation>
    </message>
    <message>
        <source>Runs at least</source>
        <translation>最小実行回数</translation>
    </message>
    <message>
        <source>Seconds a model at most</source>
        <translation>1モデルの最大秒数</translation>
    </message>
    <message>
        <source>Guard holds</source>
        <translation>許容範囲の判定</translation>
    </message>
    <message>
        <source>Intervals</source>
        <translation>区間</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>half of the RAM</source>
        <translation>RAMの半分</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>メモリ</translation>
    </message>
    <message>
        <source>What the process that runs models may take, and what drawing a graph may</source>
        <translation>モデルを実行するプロセスとグラフの描画が使える量</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>A step of a job that takes longer is stopped</source>
        <translation>ジョブのステップがこれより長くかかると停止します</translation>
    </message>
    <message>
        <source>Time of one step</source>
        <translation>1ステップの時間</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>ショートカット</translation>
    </message>
</context>
<context>
    <name>pare::QuantizationPanel</name>
    <message>
        <source>Set back to float</source>
        <translation>floatに戻す</translation>
    </message>
    <message>
        <source>Layers in INT8</source>
        <translation>INT8のレイヤー</translation>
    </message>
    <message>
        <source>Quantization error by layer</source>
        <translation>レイヤーごとの量子化誤差</translation>
    </message>
    <message>
        <source>How many layers work in INT8, the least error first</source>
        <translation>INT8で動かすレイヤー数。誤差の小さい順</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>もう一度測定</translation>
    </message>
    <message>
        <source>Measure quantization error</source>
        <translation>量子化誤差を測定</translation>
    </message>
    <message>
        <source>In the background: each layer of the source alone in INT8, or each layer of the shown variant against itself in float</source>
        <translation>バックグラウンドで実行: 元モデルの各レイヤーだけをINT8にするか、表示中のバリアントの各レイヤーを自身のfloatと比べます</translation>
    </message>
    <message>
        <source>Being measured; see Jobs.</source>
        <translation>測定中です。ジョブを参照してください。</translation>
    </message>
    <message>
        <source>Not measured yet. Measuring tells for each layer what the outputs lose when it works in INT8,
with the range and the steps that its input gets; about a minute at most.</source>
        <translation>まだ測定されていません。測定すると、各レイヤーをINT8にしたときの出力の損失と、
入力の値域と段階数が分かります。最長で約1分です。</translation>
    </message>
    <message>
        <source>Measured on %1: each layer&apos;s result in %2 against the same layer in float, with what the layers before it lose.</source>
        <translation>%1で測定: 各レイヤーの%2での結果を、floatの同じレイヤーと比較。前のレイヤーでの損失を含みます。</translation>
    </message>
    <message>
        <source>Measured on %1: the outputs with one layer alone in static INT8, everything else in float.</source>
        <translation>%1で測定: 1つのレイヤーだけを静的INT8、他はすべてfloatにしたときの出力。</translation>
    </message>
    <message>
        <source>The outputs: %1</source>
        <translation>出力: %1</translation>
    </message>
    <message>
        <source>All of them at once: %1</source>
        <translation>全部まとめて: %1</translation>
    </message>
    <message>
        <source>, %1 %2 (float %3)</source>
        <translation>、%1 %2 (float %3)</translation>
    </message>
    <message>
        <source>%1 cannot be quantized.</source>
        <translation>%1は量子化できません。</translation>
    </message>
    <message>
        <source>◷ Measured on other data than is given now.</source>
        <translation>◷ 現在の指定とは別のデータで測定。</translation>
    </message>
    <message>
        <source>Layers in INT8: the source&apos;s quantization error is not measured yet; it gives the order.</source>
        <translation>INT8のレイヤー: 順序を決める元モデルの量子化誤差が、まだ測定されていません。</translation>
    </message>
    <message>
        <source>Static INT8 for the layers with the least error, float for the others; Run measures what it comes to</source>
        <translation>誤差の小さいレイヤーを静的INT8に、他をfloatにします。結果は実行すると測定されます</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未測定</translation>
    </message>
    <message>
        <source>The selected layers stay float when the recipe runs</source>
        <translation>選択したレイヤーは、レシピの実行時にfloatのまま残ります</translation>
    </message>
    <message>
        <source>%1 of %2, %3</source>
        <translation>%1/%2、%3</translation>
    </message>
    <message>
        <source>computed</source>
        <translation>計算値</translation>
    </message>
    <message>
        <source>est.</source>
        <translation>推定</translation>
    </message>
    <message>
        <source>%1 of %2 in INT8</source>
        <translation>%2のうち%1をINT8に</translation>
    </message>
    <message>
        <source>Set back to float: select layers first.</source>
        <translation>floatに戻す: 先にレイヤーを選択してください。</translation>
    </message>
    <message>
        <source>Set back to float: no step of the recipe quantizes; the slider adds one.</source>
        <translation>floatに戻す: レシピに量子化するステップがありません。スライダーで追加できます。</translation>
    </message>
    <message>
        <source>Set back to float: these layers are float already.</source>
        <translation>floatに戻す: これらのレイヤーはすでにfloatです。</translation>
    </message>
    <message>
        <source>%1 back to float</source>
        <translation>%1をfloatに戻す</translation>
    </message>
</context>
<context>
    <name>pare::RecipeFoot</name>
    <message>
        <source>Run recipe</source>
        <translation>レシピを実行</translation>
    </message>
    <message>
        <source>Guard</source>
        <translation>許容範囲</translation>
    </message>
    <message>
        <source>Largest loss that is accepted, in points</source>
        <translation>許容できる最大の低下 (ポイント)</translation>
    </message>
    <message>
        <source>points below source</source>
        <translation>ポイント低下まで</translation>
    </message>
    <message>
        <source>Run the recipe in the background (Ctrl+R)</source>
        <translation>バックグラウンドでレシピを実行 (Ctrl+R)</translation>
    </message>
    <message>
        <source>computed</source>
        <translation>計算値</translation>
    </message>
    <message>
        <source>est.</source>
        <translation>推定</translation>
    </message>
    <message>
        <source>Size %1 of %2 (%3)</source>
        <translation>サイズ %1/%2 (%3)</translation>
    </message>
    <message>
        <source>MACs not known: sizes are missing in the model</source>
        <translation>MACsは不明: モデルに欠けているサイズがあります</translation>
    </message>
    <message>
        <source>MACs %1 of %2 (computed)</source>
        <translation>MACs %1/%2 (計算値)</translation>
    </message>
    <message>
        <source>Latency, accuracy: measured after Run</source>
        <translation>レイテンシと精度は実行後に測定</translation>
    </message>
    <message>
        <source>Made for</source>
        <translation>対象</translation>
    </message>
    <message>
        <source>Hardware that the model is made for</source>
        <translation>モデルの対象ハードウェア</translation>
    </message>
    <message>
        <source>Latency is measured on this machine: it does not say how fast the model is there.</source>
        <translation>レイテンシはこのマシンで測ったものです。対象での速さは示しません。</translation>
    </message>
    <message>
        <source>The model leaves sizes open: MACs are computed %1. What is measured takes the sizes of the data.</source>
        <translation>モデルのサイズが一部未定です: MACs は %1 で計算しています。測定ではデータのサイズを使います。</translation>
    </message>
    <message>
        <source>MACs %1 of %2 (computed, assumed sizes)</source>
        <translation>MACs %1/%2 (計算値、サイズは仮定)</translation>
    </message>
    <message>
        <source>, without %1 of unknown sizes</source>
        <translation>（サイズ不明の %1 を除く）</translation>
    </message>
    <message>
        <source>MACs: shapes are being read</source>
        <translation>MACs：形状を読み込み中</translation>
    </message>
    <message>
        <source>computed, plus its recipe</source>
        <translation>計算値、レシピは別</translation>
    </message>
    <message>
        <source>MACs %1 of the source&apos;s (computed, assumed sizes)</source>
        <translation>MACs は元モデルの %1（計算値、仮定のサイズ）</translation>
    </message>
</context>
<context>
    <name>pare::RecipePanel</name>
    <message>
        <source>Recipe</source>
        <translation>レシピ</translation>
    </message>
</context>
<context>
    <name>pare::SampleDetail</name>
    <message>
        <source>Outputs of A and B for this sample</source>
        <translation>このサンプルに対する A と B の出力</translation>
    </message>
    <message>
        <source>Half the sum of the differences of all classes&apos; shares: 0 % are equal answers, 100 % have nothing in common; computed from one run of both models</source>
        <translation>全クラスの割合の差の合計の半分：0 % は同じ答え、100 % は共通点なし。両モデルの一回の実行から計算</translation>
    </message>
    <message>
        <source>Length of the difference of both outputs, of the length of A&apos;s; computed from one run of both models</source>
        <translation>両出力の差の長さ（A の長さに対して）。両モデルの一回の実行から計算</translation>
    </message>
    <message>
        <source>Click a sample to see it large, with both outputs.</source>
        <translation>サンプルをクリックすると、両方の出力とともに大きく表示します。</translation>
    </message>
    <message>
        <source>, label %1</source>
        <translation>、ラベル %1</translation>
    </message>
    <message>
        <source>Sample %1%2. The outputs are %3 apart.</source>
        <translation>サンプル %1%2。出力の隔たりは %3 です。</translation>
    </message>
    <message>
        <source>Sample %1%2. The outputs cannot be compared: they have other sizes, or no finite numbers.</source>
        <translation>サンプル %1%2。サイズが異なるか有限でない数値があるため、出力を比較できません。</translation>
    </message>
    <message>
        <source>Input: %1</source>
        <translation>入力：%1</translation>
    </message>
    <message>
        <source>The likeliest of %1 classes of %2:</source>
        <translation>%2 の %1 クラスのうち最も確からしいもの：</translation>
    </message>
    <message>
        <source>Those of %1 values of %2 that are farthest apart:</source>
        <translation>%2 の %1 個の値のうち最も隔たったもの：</translation>
    </message>
    <message>
        <source>Sample %1</source>
        <translation>サンプル %1</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>%1 is the label</source>
        <translation>%1 がラベルです</translation>
    </message>
    <message>
        <source>Δ [points]</source>
        <translation>Δ [ポイント]</translation>
    </message>
    <message>
        <source>Δ</source>
        <translation>Δ</translation>
    </message>
</context>
<context>
    <name>pare::SamplesPage</name>
    <message>
        <source>Compare sample by sample</source>
        <translation>サンプルごとに比較</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>サンプル</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>ラベル</translation>
    </message>
    <message>
        <source>A says</source>
        <translation>A の答え</translation>
    </message>
    <message>
        <source>B says</source>
        <translation>B の答え</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>変化</translation>
    </message>
    <message>
        <source>Apart [%]</source>
        <translation>隔たり [%]</translation>
    </message>
    <message>
        <source>Samples where A and B differ</source>
        <translation>A と B が異なるサンプル</translation>
    </message>
    <message>
        <source>Choose A and B to see the samples that they treat differently.</source>
        <translation>A と B を選ぶと、扱いが異なるサンプルが表示されます。</translation>
    </message>
    <message>
        <source>Which samples they treat differently is not known. Data (Ctrl+D) gives it: both are run on the same samples.</source>
        <translation>どのサンプルの扱いが異なるかは不明です。データ (Ctrl+D) があれば、両方を同じサンプルで実行して調べます。</translation>
    </message>
    <message>
        <source>Both are run on the same samples…</source>
        <translation>両方を同じサンプルで実行中…</translation>
    </message>
    <message>
        <source>Which samples they treat differently is not known yet: both are to be run on all of the data.</source>
        <translation>どのサンプルの扱いが異なるかはまだ不明です。両方を全データで実行する必要があります。</translation>
    </message>
    <message>
        <source>The samples that the two treat most differently, of %1.</source>
        <translation>%1 のうち両者の扱いが最も異なるサンプル。</translation>
    </message>
    <message>
        <source>%1, measured.</source>
        <translation>%1（実測）。</translation>
    </message>
    <message>
        <source>↘ lost</source>
        <translation>↘ 失った</translation>
    </message>
    <message>
        <source>↗ gained</source>
        <translation>↗ 得た</translation>
    </message>
    <message>
        <source>both wrong</source>
        <translation>両方誤り</translation>
    </message>
    <message>
        <source>Compare samples of %1 and %2</source>
        <translation>%1 と %2 のサンプルを比較</translation>
    </message>
    <message>
        <source>Cancelled: their outputs were not looked at.</source>
        <translation>キャンセルしました。出力は調べていません。</translation>
    </message>
    <message>
        <source>Their outputs cannot be shown: %1</source>
        <translation>出力を表示できません：%1</translation>
    </message>
    <message>
        <source>same answer</source>
        <translation>同じ答え</translation>
    </message>
    <message>
        <source>same class, 1 − cosine %1</source>
        <translation>同じクラス、1 − コサイン %1</translation>
    </message>
</context>
<context>
    <name>pare::SensitivitySection</name>
    <message>
        <source>equal outputs</source>
        <translation>出力は同一</translation>
    </message>
    <message>
        <source>%1%2 against channels removed</source>
        <translation>%1%2と取り除いたチャネルの関係</translation>
    </message>
    <message>
        <source>Agreement with the source</source>
        <translation>元モデルとの一致率</translation>
    </message>
    <message>
        <source>all %1 channels: %2</source>
        <translation>全%1チャネル: %2</translation>
    </message>
    <message>
        <source>Guard: %1</source>
        <translation>許容範囲: %1</translation>
    </message>
    <message>
        <source>SQNR of the outputs [dB] against channels removed</source>
        <translation>出力のSQNR [dB] と取り除いたチャネルの関係</translation>
    </message>
    <message>
        <source>−%1 of %2</source>
        <translation>−%1/%2</translation>
    </message>
    <message>
        <source>Pruning sensitivity</source>
        <translation>プルーニング感度</translation>
    </message>
    <message>
        <source>This group only</source>
        <translation>このグループのみ</translation>
    </message>
    <message>
        <source>Measure only the channels that this layer makes, and what shrinks with them</source>
        <translation>このレイヤーが生成するチャネルと、連動して縮小するものだけを測定</translation>
    </message>
    <message>
        <source>Measured by cutting: the channels of least norm are gone from this width and its normalizations, nothing is repaired. %1. With repair the loss is smaller.</source>
        <translation>切り取りによる測定: ノルムの最も小さいチャネルをこの幅とその正規化から除き、修復はしません。%1。修復すれば損失は小さくなります。</translation>
    </message>
    <message>
        <source>Measured by mask: the channels of least norm are zero, nothing is repaired. %1. With repair the loss is smaller.</source>
        <translation>マスクによる測定: ノルムの最も小さいチャネルをゼロにし、修復はしません。%1。修復すれば損失は小さくなります。</translation>
    </message>
    <message>
        <source>Of group %1; this layer stands in %2 groups.</source>
        <translation>グループ%1のもの。このレイヤーは%2グループに属します。</translation>
    </message>
    <message>
        <source>◷ Measured on other data than is given now.</source>
        <translation>◷ 現在の指定とは別のデータで測定。</translation>
    </message>
    <message>
        <source>Being measured; see Jobs.</source>
        <translation>測定中です。ジョブを参照してください。</translation>
    </message>
    <message>
        <source>Not measured yet. Measuring tells what the model loses with a tenth to four fifths of these channels; it takes about two minutes at most.</source>
        <translation>まだ測定されていません。測定すると、これらのチャネルの1割～8割を減らしたときのモデルの損失が分かります。最長で約2分です。</translation>
    </message>
    <message>
        <source>Measure all again</source>
        <translation>すべてもう一度測定</translation>
    </message>
    <message>
        <source>Measure sensitivity</source>
        <translation>感度を測定</translation>
    </message>
    <message>
        <source>Measure what the model loses with channels of each group, one group at a time, in the background</source>
        <translation>各グループのチャネルを減らしたときのモデルの損失を、1グループずつバックグラウンドで測定</translation>
    </message>
</context>
<context>
    <name>pare::SensitivityView</name>
    <message>
        <source>Pruning sensitivity</source>
        <translation>プルーニング感度</translation>
    </message>
    <message>
        <source>guard</source>
        <translation>許容範囲</translation>
    </message>
</context>
<context>
    <name>pare::StartPage</name>
    <message>
        <source>Open a model</source>
        <translation>モデルを開く</translation>
    </message>
    <message>
        <source>Open model or study…</source>
        <translation>モデルまたはスタディを開く…</translation>
    </message>
    <message>
        <source>ONNX models and studies of Pare (Ctrl+O)</source>
        <translation>ONNXモデルとPareのスタディ (Ctrl+O)</translation>
    </message>
    <message>
        <source>or drop a file anywhere in the window</source>
        <translation>またはウィンドウの好きな場所にファイルをドロップ</translation>
    </message>
    <message>
        <source>Try it on a demo</source>
        <translation>デモで試す</translation>
    </message>
    <message>
        <source>Clothes: ResNet-20, tells ten kinds of clothes apart</source>
        <translation>服: ResNet-20、10種類の服を見分けます</translation>
    </message>
    <message>
        <source>A picture network with its test data</source>
        <translation>画像ネットワークとテストデータ</translation>
    </message>
    <message>
        <source>Languages: transformer, names the language of a text</source>
        <translation>言語: Transformer、テキストの言語を判定します</translation>
    </message>
    <message>
        <source>A text network with its test data</source>
        <translation>テキストネットワークとテストデータ</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>最近使ったファイル</translation>
    </message>
    <message>
        <source>%1 is not there any more</source>
        <translation>%1はもうありません</translation>
    </message>
    <message>
        <source>not there any more</source>
        <translation>もうありません</translation>
    </message>
</context>
<context>
    <name>pare::StepList</name>
    <message>
        <source>Steps</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>Run preset</source>
        <translation>プリセット</translation>
    </message>
    <message>
        <source>Add step</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>No steps yet. Select layers in the graph or the table and say above what they get, add a step for every layer, or take a preset.</source>
        <translation>まだステップがありません。グラフか表でレイヤーを選択して上で処理を指定するか、全レイヤー向けのステップを追加するか、プリセットを使ってください。</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>選択</translation>
    </message>
    <message>
        <source>Select the layers that are left alone</source>
        <translation>対象外のレイヤーを選択</translation>
    </message>
    <message>
        <source>Training step…</source>
        <translation>学習ステップ…</translation>
    </message>
    <message>
        <source>Run a preset: it tries what it knows and delivers what keeps its promise</source>
        <translation>プリセットを実行: 各手法を試し、約束を満たすものを採用します</translation>
    </message>
    <message>
        <source>No step of the recipe has the focus.</source>
        <translation>フォーカスのあるステップがありません。</translation>
    </message>
    <message>
        <source>Move step %1 up</source>
        <translation>ステップ%1を上へ移動</translation>
    </message>
    <message>
        <source>It is the first step.</source>
        <translation>最初のステップです。</translation>
    </message>
    <message>
        <source>Move step %1 down</source>
        <translation>ステップ%1を下へ移動</translation>
    </message>
    <message>
        <source>It is the last step.</source>
        <translation>最後のステップです。</translation>
    </message>
    <message>
        <source>Options of step %1</source>
        <translation>ステップ%1のオプション</translation>
    </message>
    <message>
        <source>Select the layers of step %1</source>
        <translation>ステップ%1のレイヤーを選択</translation>
    </message>
    <message>
        <source>Remove step %1</source>
        <translation>ステップ%1を削除</translation>
    </message>
    <message>
        <source>add step %1</source>
        <translation>ステップ%1の追加</translation>
    </message>
    <message>
        <source>enable step</source>
        <translation>ステップの有効化</translation>
    </message>
    <message>
        <source>disable step</source>
        <translation>ステップの無効化</translation>
    </message>
    <message>
        <source>%1 is left alone, by presets too.</source>
        <translation>%1はプリセットでも対象外です。</translation>
    </message>
    <message>
        <source>%1 are left alone, by presets too.</source>
        <translation>%1はプリセットでも対象外です。</translation>
    </message>
    <message>
        <source>move %1 up</source>
        <translation>%1を上へ移動</translation>
    </message>
    <message>
        <source>move %1 down</source>
        <translation>%1を下へ移動</translation>
    </message>
    <message>
        <source>remove step %1</source>
        <translation>%1を削除</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
</context>
<context>
    <name>pare::StepOptions</name>
    <message>
        <source>on</source>
        <translation>オン</translation>
    </message>
    <message>
        <source>off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>%1: %2. Default: %3.</source>
        <translation>%1: %2。既定値: %3。</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>%1に戻す</translation>
    </message>
    <message>
        <source>%1: back to %2</source>
        <translation>%1: %2に戻す</translation>
    </message>
</context>
<context>
    <name>pare::StepRow</name>
    <message>
        <source>Drag to another place (Alt+Up, Alt+Down)</source>
        <translation>ドラッグで移動 (Alt+Up、Alt+Down)</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>オプション</translation>
    </message>
    <message>
        <source>Remove step (Del)</source>
        <translation>ステップを削除 (Del)</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上へ移動</translation>
    </message>
    <message>
        <source>There is no such pass here</source>
        <translation>このパスはここにはありません</translation>
    </message>
    <message>
        <source>Leave this step out</source>
        <translation>このステップを除外</translation>
    </message>
    <message>
        <source>Take this step in</source>
        <translation>このステップを含める</translation>
    </message>
    <message>
        <source>Step %1, %2</source>
        <translation>ステップ%1、%2</translation>
    </message>
    <message>
        <source>off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>same size</source>
        <translation>サイズ変化なし</translation>
    </message>
    <message>
        <source>Other weights of the same size: what training gives is measured after Run</source>
        <translation>サイズは同じで重みが変わります: 学習の効果は実行後に測定されます</translation>
    </message>
    <message>
        <source>Zeros take as much room as other numbers: the file is smaller only once it is compressed</source>
        <translation>ゼロも他の数値と同じ容量を占めます: ファイルが小さくなるのは圧縮したときだけです</translation>
    </message>
    <message>
        <source>What this step changes, computed</source>
        <translation>このステップによる変化、計算値</translation>
    </message>
    <message>
        <source>What this step changes, estimated: it needs data to run</source>
        <translation>このステップによる変化、推定: 実行にはデータが必要です</translation>
    </message>
    <message>
        <source>Fold the options</source>
        <translation>オプションを折りたたむ</translation>
    </message>
    <message>
        <source>open</source>
        <translation>展開</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>折りたたみ</translation>
    </message>
</context>
<context>
    <name>pare::TableView</name>
    <message>
        <source>Reset columns</source>
        <translation>列をリセット</translation>
    </message>
</context>
<context>
    <name>pare::TensorWindow</name>
    <message>
        <source>&amp;Save as .npy…</source>
        <translation>.npyとして保存(&amp;S)…</translation>
    </message>
    <message>
        <source>Values of this type cannot be written as .npy</source>
        <translation>この型の値は.npyとして書き込めません</translation>
    </message>
    <message>
        <source>The stored values, as NumPy&apos;s %1</source>
        <translation>格納値 (NumPyの%1)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>コピー(&amp;C)</translation>
    </message>
    <message>
        <source>The selected numbers, or all rows in sight, as tab-separated text</source>
        <translation>選択した数値、または表示中の全行を、タブ区切りテキストでコピー</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Show what they &amp;stand for: %1</source>
        <translation>表す値を表示(&amp;S): %1</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Axis %1, of %2</source>
        <translation>軸%1、全%2</translation>
    </message>
    <message>
        <source>Position on axis %1</source>
        <translation>軸%1の位置</translation>
    </message>
    <message>
        <source>of axes %1; the last two are rows and columns</source>
        <translation>(軸%1。最後の2軸は行と列)</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数値</translation>
    </message>
    <message>
        <source>&amp;Numbers</source>
        <translation>数値(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Picture</source>
        <translation>画像(&amp;P)</translation>
    </message>
    <message>
        <source>Each position of axis</source>
        <translation>位置ごとに集計する軸</translation>
    </message>
    <message>
        <source>Axis</source>
        <translation>軸</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>チャネル</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>標準偏差</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>ゼロ</translation>
    </message>
    <message>
        <source>C&amp;hannels</source>
        <translation>チャネル(&amp;H)</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>読み込み中…</translation>
    </message>
    <message>
        <source>H&amp;istogram</source>
        <translation>ヒストグラム(&amp;I)</translation>
    </message>
    <message>
        <source>%1 to %2, mean %3, deviation %4</source>
        <translation>%1～%2、平均 %3、標準偏差 %4</translation>
    </message>
    <message>
        <source>It has no values.</source>
        <translation>値がありません。</translation>
    </message>
    <message>
        <source>No value is finite.</source>
        <translation>有限の値がありません。</translation>
    </message>
    <message>
        <source>, %1 are zero</source>
        <translation>、%1個がゼロ</translation>
    </message>
    <message>
        <source>; %1 NaN or infinite</source>
        <translation>; NaNまたは無限大が%1個</translation>
    </message>
    <message>
        <source>No value is finite</source>
        <translation>有限の値がありません</translation>
    </message>
    <message>
        <source>The first %1 of %2</source>
        <translation>先頭の%1/%2</translation>
    </message>
    <message>
        <source>Below zero blue, above it orange; full colour at %1.</source>
        <translation>負は青、正はオレンジ。%1で最も濃い色になります。</translation>
    </message>
    <message>
        <source> Every %1th row and column.</source>
        <translation> 行と列は%1つごとに1つ表示。</translation>
    </message>
    <message>
        <source>Save values</source>
        <translation>値の保存</translation>
    </message>
    <message>
        <source>NumPy array (*.npy)</source>
        <translation>NumPy配列 (*.npy)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1を保存しました</translation>
    </message>
    <message>
        <source>0 to %1</source>
        <translation>0～%1</translation>
    </message>
    <message>
        <source>As the operators behind the tensor compute it</source>
        <translation>テンソルを読む演算子の計算どおり</translation>
    </message>
    <message>
        <source>The tensor&apos;s values</source>
        <translation>テンソルの値</translation>
    </message>
</context>
<context>
    <name>pare::Tour</name>
    <message>
        <source>Next</source>
        <translation>次へ</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>スキップ</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
</context>
<context>
    <name>pare::TradeOffChart</name>
    <message>
        <source>Latency (ms)</source>
        <translation>レイテンシ (ms)</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>対数</translation>
    </message>
    <message>
        <source>Front only</source>
        <translation>フロントのみ</translation>
    </message>
    <message>
        <source>Show only what no other variant beats</source>
        <translation>他のバリアントに上回られていないものだけを表示</translation>
    </message>
    <message>
        <source>Whole range</source>
        <translation>全範囲</translation>
    </message>
    <message>
        <source>Let the axis reach down to what collapsed</source>
        <translation>崩壊したものまで軸を広げる</translation>
    </message>
    <message>
        <source>Candidates that were tried</source>
        <translation>試行した候補</translation>
    </message>
    <message>
        <source>What searches measured on their way, as faint dots</source>
        <translation>探索の途中で測定したものを、薄い点で表示</translation>
    </message>
    <message>
        <source>What runs along the chart</source>
        <translation>チャートの横軸</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>横軸</translation>
    </message>
    <message>
        <source>Measure the source first.</source>
        <translation>先に元モデルを測定してください。</translation>
    </message>
    <message>
        <source>Measure the source</source>
        <translation>元モデルを測定</translation>
    </message>
    <message>
        <source>1 variant; the table of variants has the same numbers</source>
        <translation>1件のバリアント。バリアント表に同じ数値があります</translation>
    </message>
    <message>
        <source>%1 variants; the table of variants has the same numbers</source>
        <translation>%1件のバリアント。バリアント表に同じ数値があります</translation>
    </message>
</context>
<context>
    <name>pare::TradeOffPad</name>
    <message>
        <source>Trade-off chart</source>
        <translation>トレードオフチャート</translation>
    </message>
    <message>
        <source>Drag to change the guard</source>
        <translation>ドラッグして許容範囲を変更</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>他%1件</translation>
    </message>
    <message>
        <source>tried by a search</source>
        <translation>探索で試行</translation>
    </message>
    <message>
        <source>the opened model</source>
        <translation>開いたモデル</translation>
    </message>
    <message>
        <source> · no gain</source>
        <translation> · 効果なし</translation>
    </message>
    <message>
        <source> · measured under other conditions</source>
        <translation> · 別条件で測定</translation>
    </message>
</context>
<context>
    <name>pare::TradeOffPlot</name>
    <message>
        <source>, lower is better</source>
        <translation>、低いほど良い</translation>
    </message>
    <message>
        <source>1 not shown: not measured</source>
        <translation>1件は未表示: 未測定</translation>
    </message>
    <message>
        <source>%1 not shown: not measured</source>
        <translation>%1件は未表示: 未測定</translation>
    </message>
    <message>
        <source>Run a recipe or a batch of presets</source>
        <translation>レシピを実行するか、プリセットを一括実行してください</translation>
    </message>
</context>
<context>
    <name>pare::TrainingCurve</name>
    <message>
        <source>Nothing is trained here.</source>
        <translation>ここでは学習は行われません。</translation>
    </message>
    <message>
        <source>Training curves</source>
        <translation>学習曲線</translation>
    </message>
    <message>
        <source>Training in numbers</source>
        <translation>学習の数値</translation>
    </message>
    <message>
        <source>Which training</source>
        <translation>学習の選択</translation>
    </message>
    <message>
        <source>Which of the trainings of this job is shown</source>
        <translation>このジョブのうち表示する学習</translation>
    </message>
    <message>
        <source>Training %1 of %2</source>
        <translation>学習%1/%2</translation>
    </message>
    <message>
        <source>%1 (%)</source>
        <translation>%1 (%)</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>step</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>best</source>
        <translation>最良</translation>
    </message>
</context>
<context>
    <name>pare::TrainingDialog</name>
    <message>
        <source>Data…</source>
        <translation>データ…</translation>
    </message>
    <message>
        <source>Add training step</source>
        <translation>学習ステップの追加</translation>
    </message>
    <message>
        <source>Fine-tune</source>
        <translation>ファインチューニング</translation>
    </message>
    <message>
        <source>Learns the labels of the training data.</source>
        <translation>学習データのラベルを学習します。</translation>
    </message>
    <message>
        <source>Distill</source>
        <translation>蒸留</translation>
    </message>
    <message>
        <source>Learns to give what a teacher gives: the source, or another model. Needs no labels.</source>
        <translation>教師モデル (元モデルまたは別のモデル) の出力を再現するように学習します。ラベルは不要です。</translation>
    </message>
    <message>
        <source>Train quantized</source>
        <translation>量子化状態で学習</translation>
    </message>
    <message>
        <source>The same for a quantized model: integers and scales learn with the rounding in the loop.</source>
        <translation>量子化モデル向けの同様の学習: 整数とスケールを、丸めを含めて学習します。</translation>
    </message>
    <message>
        <source>Choose the data to train on</source>
        <translation>学習データを選択</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>教師モデル</translation>
    </message>
    <message>
        <source>the model before the first step</source>
        <translation>最初のステップの前のモデル</translation>
    </message>
    <message>
        <source>Teacher, an ONNX file; empty: the model before the first step</source>
        <translation>教師モデル (ONNXファイル)。空: 最初のステップの前のモデル</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>選択…</translation>
    </message>
    <message>
        <source>Models (*.onnx)</source>
        <translation>モデル (*.onnx)</translation>
    </message>
    <message>
        <source>More options</source>
        <translation>その他のオプション</translation>
    </message>
    <message>
        <source>Only the %1 may change</source>
        <translation>%1だけを変更する</translation>
    </message>
    <message>
        <source>Trained on %1. A part of it is held out and tells which weights are kept; samples that results are measured on are never learned.</source>
        <translation>%1で学習します。一部はホールドアウトとし、どの重みを残すかの判定に使います。結果の測定に使うサンプルは学習しません。</translation>
    </message>
    <message>
        <source>There is no data to train on yet; without it the recipe cannot be run.</source>
        <translation>学習データがまだありません。なければレシピを実行できません。</translation>
    </message>
    <message>
        <source>Teacher: %1 is not there.</source>
        <translation>教師モデル: %1がありません。</translation>
    </message>
    <message>
        <source>Teacher: %1 is no file that can be read.</source>
        <translation>教師モデル: %1は読み取れるファイルではありません。</translation>
    </message>
    <message>
        <source>Bits: weights are stored in 2, 3, 4 or 8 bits; 0 trains what is quantized already.</source>
        <translation>ビット数: 重みを2、3、4、8ビットで格納します。0なら、すでに量子化されているものを学習します。</translation>
    </message>
    <message>
        <source>No step before it changes the model, so it would learn from itself. Choose a teacher, or add it after a step that loses accuracy.</source>
        <translation>これより前にモデルを変えるステップがないため、自分自身から学習することになります。教師モデルを選択するか、精度が下がるステップの後に追加してください。</translation>
    </message>
    <message>
        <source>No step before it quantizes the model. Add quantize-static first, or set Bits to train weights for so many bits.</source>
        <translation>これより前にモデルを量子化するステップがありません。先にquantize-staticを追加するか、ビット数を設定してそのビット数向けに重みを学習してください。</translation>
    </message>
    <message>
        <source>one walk through the data</source>
        <translation>データ1巡</translation>
    </message>
    <message>
        <source>%1 walks through the data</source>
        <translation>データ%1巡</translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation>約%1分</translation>
    </message>
    <message>
        <source>Ends after %1</source>
        <translation>終了条件: %1</translation>
    </message>
    <message>
        <source> or </source>
        <translation> または </translation>
    </message>
    <message>
        <source>, whichever comes first</source>
        <translation>のうち早いほう</translation>
    </message>
    <message>
        <source>; earlier after %1 without a better held-out score</source>
        <translation>; ホールドアウトスコアが%1で改善しなければ早期終了</translation>
    </message>
    <message>
        <source>. It can be stopped at any time with the best weights so far.</source>
        <translation>。それまでの最良の重みを残して、いつでも停止できます。</translation>
    </message>
</context>
<context>
    <name>pare::TrainingPage</name>
    <message>
        <source>Training of</source>
        <translation>学習の対象</translation>
    </message>
    <message>
        <source>Whose training</source>
        <translation>どの学習か</translation>
    </message>
    <message>
        <source>What trains now, and the variants that were trained</source>
        <translation>現在学習中のものと、学習済みのバリアント</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1, now</source>
        <translation>%1、現在</translation>
    </message>
    <message>
        <source>No variant of this study was trained in this window or a batch. Recipe &gt; Add training step… adds one.</source>
        <translation>このスタディには、このウィンドウまたは一括実行で学習したバリアントがありません。レシピ &gt; 学習ステップを追加… で追加できます。</translation>
    </message>
</context>
<context>
    <name>pare::TreatmentBox</name>
    <message>
        <source>Leave alone</source>
        <translation>対象外にする</translation>
    </message>
    <message>
        <source>Nothing changes these layers: no step of the recipe, no preset, and nothing that their neighbours lose</source>
        <translation>これらのレイヤーは何によっても変更されません: レシピのステップ、プリセット、隣接レイヤーの縮小のいずれでも変わりません</translation>
    </message>
    <message>
        <source>Precision of the selected layers</source>
        <translation>選択したレイヤーの数値精度</translation>
    </message>
    <message>
        <source>Weights to set to zero, percent</source>
        <translation>ゼロにする重み (パーセント)</translation>
    </message>
    <message>
        <source>Smaller only when compressed: ONNX Runtime&apos;s CPU gains no time from zeros</source>
        <translation>小さくなるのは圧縮時のみ: ONNX RuntimeのCPU実行はゼロでは速くなりません</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>数値精度</translation>
    </message>
    <message>
        <source>Channels to remove</source>
        <translation>取り除くチャネル</translation>
    </message>
    <message>
        <source>Weights to zero</source>
        <translation>ゼロにする重み</translation>
    </message>
    <message>
        <source>%1 % zeros</source>
        <translation>ゼロ %1 %</translation>
    </message>
    <message>
        <source>No layer is selected</source>
        <translation>レイヤーが選択されていません</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>%1を選択中</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>混在</translation>
    </message>
    <message>
        <source>Not pruned: these layers make no channels that could go</source>
        <translation>プルーニング対象外: これらのレイヤーは、減らせるチャネルを生成しません</translation>
    </message>
    <message>
        <source>Not pruned: %1</source>
        <translation>プルーニング対象外: %1</translation>
    </message>
    <message>
        <source>Not pruned: no smaller count is allowed here (a multiple of %1)</source>
        <translation>プルーニング対象外: これより小さい数は許されません (%1の倍数)</translation>
    </message>
    <message>
        <source>prune %1 % of %2</source>
        <translation>%2を%1 % プルーニング</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>leave alone</source>
        <translation>対象外にする</translation>
    </message>
    <message>
        <source>treat again</source>
        <translation>対象に戻す</translation>
    </message>
    <message>
        <source>clear treatment</source>
        <translation>処理の解除</translation>
    </message>
    <message>
        <source>%1 together in %2</source>
        <translation>%1、%2でまとめて</translation>
    </message>
    <message>
        <source>Channels: shapes are being read</source>
        <translation>チャネル：形状を読み込み中</translation>
    </message>
</context>
<context>
    <name>pare::VariantsModel</name>
    <message>
        <source>◎ measured</source>
        <translation>◎ 測定済み</translation>
    </message>
    <message>
        <source>◎ not measured</source>
        <translation>◎ 未測定</translation>
    </message>
    <message>
        <source> · best</source>
        <translation> · 最良</translation>
    </message>
    <message>
        <source>%1 [%2 to %3]</source>
        <translation>%1 [%2～%3]</translation>
    </message>
    <message>
        <source>Not measured yet: Run &gt; Measure baseline</source>
        <translation>未測定: 実行 &gt; ベースラインを測定</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>未測定</translation>
    </message>
    <message>
        <source>Give labelled data (Ctrl+D) to measure accuracy</source>
        <translation>ラベル付きデータ (Ctrl+D) を指定すると精度を測定できます</translation>
    </message>
    <message>
        <source>Not measured for this variant</source>
        <translation>このバリアントでは測定されていません</translation>
    </message>
    <message>
        <source>A favourite; click to unmark it (S)</source>
        <translation>お気に入り。クリックで解除 (S)</translation>
    </message>
    <message>
        <source>Click to mark it as a favourite (S)</source>
        <translation>クリックでお気に入りに登録 (S)</translation>
    </message>
    <message>
        <source>Measured on other data than is given now. %1</source>
        <translation>現在の指定とは別のデータで測定。%1</translation>
    </message>
    <message>
        <source>%1 bytes on disk, computed</source>
        <translation>ディスク上で%1バイト、計算値</translation>
    </message>
    <message>
        <source>closeness to the source&apos;s outputs, measured</source>
        <translation>元モデルの出力との近さ、実測</translation>
    </message>
    <message>
        <source>paired difference on the same samples, p = %1</source>
        <translation>同じサンプルでの対応のある差、p = %1</translation>
    </message>
    <message>
        <source>of the source&apos;s latency in the same run, 95 % interval %1 to %2, measured</source>
        <translation>同じ実行での元モデルのレイテンシに対する比、95 % 区間%1～%2、実測</translation>
    </message>
    <message>
        <source>%1 a sample, computed</source>
        <translation>1サンプルあたり%1、計算値</translation>
    </message>
    <message>
        <source>of a fresh runner process that loads and runs it, measured</source>
        <translation>読み込んで実行する新しいランナープロセスの値、実測</translation>
    </message>
    <message>
        <source>Grey: %1</source>
        <translation>グレー: %1</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>ΔSize [%]</source>
        <translation>Δサイズ [%]</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Δ [95 %]</source>
        <translation>Δ [95 %]</translation>
    </message>
    <message>
        <source>Latency ratio</source>
        <translation>レイテンシ比</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中央値</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>ピークメモリ</translation>
    </message>
    <message>
        <source>When</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>95 % interval %1 to %2, %3, %4, batch %5, measured in a run of its own: how much faster it is than another says Latency ÷ source</source>
        <translation>95 % 区間 %1 ～ %2、%3、%4、バッチ %5、単独の実行で実測。他よりどれだけ速いかは「レイテンシ ÷ 元」を見てください</translation>
    </message>
    <message>
        <source>The source is what the others are compared with</source>
        <translation>元のモデルは他のバリアントの比較対象です</translation>
    </message>
    <message>
        <source>%1 of %2 samples, 95 % interval %3 to %4%5, measured</source>
        <translation>%1 / %2 サンプル、95 % 区間 %3 ～ %4%5、実測</translation>
    </message>
</context>
<context>
    <name>pare::VariantsPanel</name>
    <message>
        <source>Variants</source>
        <translation>バリアント</translation>
    </message>
    <message>
        <source>Front</source>
        <translation>フロント</translation>
    </message>
    <message>
        <source>Only variants that no other one beats in size and accuracy at once</source>
        <translation>サイズと精度の両方で上回るバリアントが他にないものだけ</translation>
    </message>
    <message>
        <source>Within guard</source>
        <translation>許容範囲内</translation>
    </message>
    <message>
        <source>Only variants that hold the guard</source>
        <translation>許容範囲を守るバリアントだけ</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>測定済み</translation>
    </message>
    <message>
        <source>Only variants that were measured</source>
        <translation>測定されたバリアントだけ</translation>
    </message>
    <message>
        <source>★ Favourites</source>
        <translation>★ お気に入り</translation>
    </message>
    <message>
        <source>Only variants that were marked with a star (S)</source>
        <translation>星を付けたバリアントだけ (S)</translation>
    </message>
    <message>
        <source>Constraint: size&lt;500kB latency&lt;0.8x accuracy&gt;91%</source>
        <translation>制約: size&lt;500kB latency&lt;0.8x accuracy&gt;91%</translation>
    </message>
    <message>
        <source>What a variant must hold; others are grey here and on the chart. Words: size, latency (0.8x of the source&apos;s, or 5ms), accuracy, drop, macs, parameters, memory, with &lt; or &gt;. Kept in the study.</source>
        <translation>バリアントが満たすべき条件。満たさないものは、ここでもチャートでもグレーになります。使える語: size、latency (元モデルに対する0.8x、または5ms)、accuracy、drop、macs、parameters、memory。&lt; か &gt; で比較します。スタディに保存されます。</translation>
    </message>
    <message>
        <source>Constraint</source>
        <translation>制約</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>消去</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>Set as A</source>
        <translation>Aに設定</translation>
    </message>
    <message>
        <source>Set as B</source>
        <translation>Bに設定</translation>
    </message>
    <message>
        <source>Compare with A</source>
        <translation>Aと比較</translation>
    </message>
    <message>
        <source>Export model…</source>
        <translation>モデルをエクスポート…</translation>
    </message>
    <message>
        <source>No favourite any more</source>
        <translation>お気に入りを解除</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>お気に入り</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>名前の変更</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>%1 miss the constraint</source>
        <translation>%1 件が条件を満たしません</translation>
    </message>
    <message>
        <source>1 misses the constraint</source>
        <translation>1 件が条件を満たしません</translation>
    </message>
</context>
</TS>
