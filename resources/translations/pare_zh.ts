<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh" sourcelanguage="en">
<context>
    <name>BodyWindow</name>
    <message>
        <source>Opening %1…</source>
        <translation>正在打开 %1…</translation>
    </message>
    <message>
        <source>Back to the main window</source>
        <translation>返回主窗口</translation>
    </message>
    <message>
        <source>This is shown</source>
        <translation>当前显示的就是它</translation>
    </message>
    <message>
        <source>Back to it (Alt+Up)</source>
        <translation>返回此处 (Alt+Up)</translation>
    </message>
    <message>
        <source>This one is shown</source>
        <translation>当前显示的就是这个</translation>
    </message>
    <message>
        <source>Show this one</source>
        <translation>显示这个</translation>
    </message>
    <message>
        <source>%1. Double click on a node with a double outline goes inside.</source>
        <translation>%1。双击带双线边框的节点可进入其内部。</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Select a layer to see what it reads, makes and is told.</source>
        <translation>选择一个层，查看它读取什么、生成什么以及有哪些属性。</translation>
    </message>
</context>
<context>
    <name>Bookmarks</name>
    <message>
        <source>%1 layers</source>
        <translation>%1 层</translation>
    </message>
    <message>
        <source>bookmark taken off %1</source>
        <translation>已移除 %1 的书签</translation>
    </message>
    <message>
        <source>bookmark on %1</source>
        <translation>%1 的书签</translation>
    </message>
</context>
<context>
    <name>ColourWords</name>
    <message>
        <source>Operator</source>
        <translation>算子</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>敏感度</translation>
    </message>
    <message>
        <source>Error (SQNR)</source>
        <translation>误差（SQNR）</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>Attention, recurrent</source>
        <translation>注意力、循环</translation>
    </message>
    <message>
        <source>Normalization</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>激活</translation>
    </message>
    <message>
        <source>Element-wise, pooling</source>
        <translation>逐元素、池化</translation>
    </message>
    <message>
        <source>Shape, data movement</source>
        <translation>形状、数据搬移</translation>
    </message>
    <message>
        <source>Quantize, cast</source>
        <translation>量化、类型转换</translation>
    </message>
    <message>
        <source>Input, output</source>
        <translation>输入、输出</translation>
    </message>
    <message>
        <source>fused</source>
        <translation>已融合</translation>
    </message>
    <message>
        <source>half of the channels gone, measured</source>
        <translation>去掉一半通道，实测</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>to the other model, measured</source>
        <translation>相对另一模型，实测</translation>
    </message>
    <message>
        <source>quantized, measured</source>
        <translation>量化后，实测</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>computed</source>
        <translation>计算值</translation>
    </message>
    <message>
        <source>not counted yet</source>
        <translation>尚未统计</translation>
    </message>
    <message>
        <source>planned, computed</source>
        <translation>计划，计算值</translation>
    </message>
    <message>
        <source>Zero weights</source>
        <translation>零权重</translation>
    </message>
    <message>
        <source>Channels removed</source>
        <translation>移除的通道</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>Relative difference</source>
        <translation>相对差异</translation>
    </message>
    <message>
        <source>Largest difference</source>
        <translation>最大差异</translation>
    </message>
</context>
<context>
    <name>CommandsDialog</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>&amp;Variants</source>
        <translation>变体(&amp;V)</translation>
    </message>
    <message>
        <source>Replayed by what was decided: the same bytes</source>
        <translation>按已作的决定重放：逐字节相同</translation>
    </message>
    <message>
        <source>Made anew, as they were asked for</source>
        <translation>按原始要求重新生成</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>保存(&amp;S)…</translation>
    </message>
    <message>
        <source>Save commands</source>
        <translation>保存命令</translation>
    </message>
    <message>
        <source>Shell script (*.sh)</source>
        <translation>Shell 脚本 (*.sh)</translation>
    </message>
    <message>
        <source>Wrote %1. Run it with: sh %2</source>
        <translation>已写入 %1。运行方式：sh %2</translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source>Brings a float16 model to float32, the form that quantization starts from</source>
        <translation>将 float16 模型转为 float32，即量化的起始形式</translation>
    </message>
    <message>
        <source>Replaces what can be computed from constants by its result</source>
        <translation>将可由常量算出的部分替换为其结果</translation>
    </message>
    <message>
        <source>How much larger one result may make the file</source>
        <translation>单个结果最多可使文件增大多少</translation>
    </message>
    <message>
        <source>Makes constants of computed shapes that are the same at every run, but for one size or those that are kept</source>
        <translation>将每次运行都相同的计算所得形状变为常量，可有一个尺寸除外，也可保留指定的尺寸</translation>
    </message>
    <message>
        <source>Removes what has no effect: identities, dropout, reshapes and casts that change nothing, and what nothing reads</source>
        <translation>移除不起作用的部分：恒等、dropout、不改变任何内容的 reshape 和类型转换，以及无人读取的部分</translation>
    </message>
    <message>
        <source>Brings the model to a newer opset of ONNX, which newer number formats need</source>
        <translation>将模型升级到更新的 ONNX opset，较新的数值格式需要它</translation>
    </message>
    <message>
        <source>The opset to reach at least; 13 is needed for weights quantized by channel</source>
        <translation>至少要达到的 opset；按通道量化的权重需要 13</translation>
    </message>
    <message>
        <source>Folds batch normalization into the weights of the convolution or matrix product beside it</source>
        <translation>将批归一化融合进相邻卷积或矩阵乘法的权重</translation>
    </message>
    <message>
        <source>Folds the zeros that a Pad adds into the padding of the convolutions behind it</source>
        <translation>将 Pad 补的零融合进其后卷积的填充</translation>
    </message>
    <message>
        <source>Makes one LayerNormalization of its decomposed forms</source>
        <translation>将分解形式合并为一个 LayerNormalization</translation>
    </message>
    <message>
        <source>Makes one operator of decomposed activations (HardSwish, HardSigmoid, Clip, LeakyRelu, Sigmoid), which the runtime runs inside of the layer before it</source>
        <translation>将分解的激活函数（HardSwish、HardSigmoid、Clip、LeakyRelu、Sigmoid）合并为一个算子，运行时会在前一层内部执行它</translation>
    </message>
    <message>
        <source>Writes PRelu with operators that the runtime runs inside of convolutions</source>
        <translation>将 PRelu 改写为运行时可在卷积内部执行的算子</translation>
    </message>
    <message>
        <source>Folds constant factors and addends, one or one a channel, into the convolutions and matrix products beside them</source>
        <translation>将常量因子和加数（整体一个或每通道一个）融合进相邻的卷积和矩阵乘法</translation>
    </message>
    <message>
        <source>Makes one BatchNormalization of constant factors and addends between convolutions that could not be folded</source>
        <translation>将卷积之间无法融合的常量因子和加数合并为一个 BatchNormalization</translation>
    </message>
    <message>
        <source>Looks up rows where one-hot rows are multiplied with a constant matrix</source>
        <translation>将 one-hot 行与常量矩阵的乘法改为查表取行</translation>
    </message>
    <message>
        <source>Makes pools of means over height and width, which run in the layout of the convolutions around them</source>
        <translation>将对高和宽求均值改为池化，使其以周围卷积的布局运行</translation>
    </message>
    <message>
        <source>Runs convolutions over one axis as convolutions over two, for which the runtime has faster kernels</source>
        <translation>将单轴卷积作为双轴卷积运行，运行时对后者有更快的内核</translation>
    </message>
    <message>
        <source>Keeps one of several constants with the same content: a smaller file</source>
        <translation>内容相同的常量只保留一个：文件更小</translation>
    </message>
    <message>
        <source>Smaller constants stay apart</source>
        <translation>更小的常量不合并</translation>
    </message>
    <message>
        <source>Removes the residual blocks without which the model&apos;s outputs change least</source>
        <translation>移除去掉后对模型输出影响最小的残差块</translation>
    </message>
    <message>
        <source>The largest share of the residual blocks that goes</source>
        <translation>最多移除多大比例的残差块</translation>
    </message>
    <message>
        <source>Which blocks go first. output-change: those without which the outputs change least on calibration data; random: as a control</source>
        <translation>先移除哪些块。output-change：在校准数据上，去掉后输出变化最小的块；random：作为对照</translation>
    </message>
    <message>
        <source>least-squares: layers behind a block that is gone are fitted to what they gave before, on calibration data; none: they keep their weights; auto: least-squares with calibration data, else none</source>
        <translation>least-squares：在校准数据上，将被移除块之后的层拟合到原来的输出；none：保留其权重；auto：有校准数据时为 least-squares，否则为 none</translation>
    </message>
    <message>
        <source>Samples of the calibration data that are looked at</source>
        <translation>使用多少个校准数据样本</translation>
    </message>
    <message>
        <source>The largest share of the heads that goes: of each layer, or with a global scope of all together</source>
        <translation>最多移除多大比例的头：按每层计，作用域为 global 时按所有层合计</translation>
    </message>
    <message>
        <source>In place of the ratio, what the model may have at most: a size (500kB, 2.5MB), multiply-accumulates (300MMACs), a measured time (4ms), or a share of what it has (60%size, 50%macs, 50%time). The least goes that brings it there</source>
        <translation>用于代替 ratio，指定模型的上限：大小（500kB, 2.5MB）、乘加次数（300MMACs）、实测时间（4ms），或占原模型的比例（60%size, 50%macs, 50%time）。只移除达到上限所需的最少部分</translation>
    </message>
    <message>
        <source>In place of ratio, budget and scope, a share for each group, by the name of a layer that makes its heads: NAME=0.5; NAME=0.25. Groups that are not named keep all</source>
        <translation>用于代替 ratio、budget 和 scope，以产生头的某一层的名称为各组指定比例：NAME=0.5; NAME=0.25。未列出的组全部保留</translation>
    </message>
    <message>
        <source>per-layer: the same share everywhere; global: the least important heads of all layers together, at most nine tenths of one; isomorphic: the same, but only layers of the same structure are compared; auto: global with calibration data, else per-layer</source>
        <translation>per-layer：各层比例相同；global：在所有层中统一选出最不重要的头，每层最多移除十分之九；isomorphic：同上，但只在结构相同的层之间比较；auto：有校准数据时为 global，否则为 per-layer</translation>
    </message>
    <message>
        <source>In how many rounds they go: after each, what is left is repaired (with calibration data), trained (with train) and weighed anew</source>
        <translation>分几轮移除：每轮之后，对剩余部分进行修复（有校准数据时）、训练（使用 train 时），并重新评估重要性</translation>
    </message>
    <message>
        <source>least-squares: layers that lost inputs are fitted to what they gave before, on calibration data; none: they keep their weights; auto: least-squares with calibration data, else none</source>
        <translation>least-squares：在校准数据上，将失去输入的层拟合到原来的输出；none：保留其权重；auto：有校准数据时为 least-squares，否则为 none</translation>
    </message>
    <message>
        <source>After each round, what is left is trained (with --train) before it is weighed anew. distill: on what the model before the first pass gives, and on labels where there are some; fine-tune: on labels alone. All layers are trained but those that are left alone</source>
        <translation>每轮之后，先训练剩余部分（使用 --train），再重新评估重要性。distill：学习第一个 Pass 之前的模型的输出，有标签时也学习标签；fine-tune：只学习标签。除不处理的层外，所有层都参与训练</translation>
    </message>
    <message>
        <source>With train: at most so many steps a round; 0: no bound</source>
        <translation>使用 train 时：每轮的最大步数；0：不限</translation>
    </message>
    <message>
        <source>With train: a round takes no longer than about this; 0: no bound. A replay takes as many steps as were taken</source>
        <translation>使用 train 时：每轮的大致时间上限；0：不限。重放时执行与当时相同的步数</translation>
    </message>
    <message>
        <source>With train: the largest rate of each round; 0: found by trying</source>
        <translation>使用 train 时：每轮的最大学习率；0：通过试验确定</translation>
    </message>
    <message>
        <source>With train: other options of that pass, split by semicolons: batch=64; alpha=1; flip=true (pare passes lists them)</source>
        <translation>使用 train 时：该 Pass 的其他选项，以分号分隔：batch=64; alpha=1; flip=true（pare passes 会列出）</translation>
    </message>
    <message>
        <source>Removes the neurons that matter least from the hidden layers of feed-forward blocks</source>
        <translation>从前馈块的隐藏层中移除最不重要的神经元</translation>
    </message>
    <message>
        <source>The largest share of the neurons that goes: of each layer, or with a global scope of all together</source>
        <translation>最多移除多大比例的神经元：按每层计，作用域为 global 时按所有层合计</translation>
    </message>
    <message>
        <source>In place of ratio, budget and scope, a share for each group, by the name of a layer that makes its neurons: NAME=0.5; NAME=0.25. Groups that are not named keep all</source>
        <translation>用于代替 ratio、budget 和 scope，以产生神经元的某一层的名称为各组指定比例：NAME=0.5; NAME=0.25。未列出的组全部保留</translation>
    </message>
    <message>
        <source>per-layer: the same share everywhere; global: the least important neurons of all layers together, at most nine tenths of one; isomorphic: the same, but only layers of the same structure are compared; auto: global with calibration data, else per-layer</source>
        <translation>per-layer：各层比例相同；global：在所有层中统一选出最不重要的神经元，每层最多移除十分之九；isomorphic：同上，但只在结构相同的层之间比较；auto：有校准数据时为 global，否则为 per-layer</translation>
    </message>
    <message>
        <source>Layers with more channels than this keep a multiple of it; 1: any count; 0: what runs fast, 16 in layers of 64 channels and more, 8 in smaller ones</source>
        <translation>通道数多于此值的层保留其整数倍；1：任意数量；0：取运行较快的值，64 个通道及以上的层为 16，更小的层为 8</translation>
    </message>
    <message>
        <source>No layer keeps fewer channels than this</source>
        <translation>任何层保留的通道数都不少于此值</translation>
    </message>
    <message>
        <source>Removes channels that are normalized together (the width of a transformer) from all layers that write or read them</source>
        <translation>将一起归一化的通道（transformer 的宽度）从所有写入或读取它们的层中移除</translation>
    </message>
    <message>
        <source>The largest share of the channels that goes: of each layer, or with a global scope of all together</source>
        <translation>最多移除多大比例的通道：按每层计，作用域为 global 时按所有层合计</translation>
    </message>
    <message>
        <source>In place of ratio, budget and scope, a share for each group, by the name of a layer that makes its channels: NAME=0.5; NAME=0.25. Groups that are not named keep all</source>
        <translation>用于代替 ratio、budget 和 scope，以产生通道的某一层的名称为各组指定比例：NAME=0.5; NAME=0.25。未列出的组全部保留</translation>
    </message>
    <message>
        <source>per-layer: the same share everywhere; global: the least important channels of all layers together, at most nine tenths of one; isomorphic: the same, but only layers of the same structure are compared; auto: global with calibration data, else per-layer</source>
        <translation>per-layer：各层比例相同；global：在所有层中统一选出最不重要的通道，每层最多移除十分之九；isomorphic：同上，但只在结构相同的层之间比较；auto：有校准数据时为 global，否则为 per-layer</translation>
    </message>
    <message>
        <source>Removes the channels that matter least from convolutions and matrix products, wherever they are used</source>
        <translation>从卷积和矩阵乘法中移除最不重要的通道，凡用到之处一并移除</translation>
    </message>
    <message>
        <source>Makes two smaller layers of lower rank of one large one: fewer weights and less to compute</source>
        <translation>将一个大层拆成两个秩更低的小层：权重更少，计算更少</translation>
    </message>
    <message>
        <source>The share of the weights of these layers that goes</source>
        <translation>这些层的权重中要移除的比例</translation>
    </message>
    <message>
        <source>global: the share of all layers together, taken where least is lost, so that layers that need their rank stay whole; per-layer: the same share of each</source>
        <translation>global：按所有层合计的比例，从损失最小处移除，使需要满秩的层保持完整；per-layer：各层比例相同</translation>
    </message>
    <message>
        <source>Which directions stay. activation: those that carry most of what the layer gives on calibration data; weights: those of the weights; auto: activation with calibration data, else weights</source>
        <translation>保留哪些方向。activation：在校准数据上承载该层输出最多的方向；weights：权重的主要方向；auto：有校准数据时为 activation，否则为 weights</translation>
    </message>
    <message>
        <source>Ranks above it are a multiple of it, which runs faster</source>
        <translation>高于此值的秩取其整数倍，运行更快</translation>
    </message>
    <message>
        <source>Sets the smallest weights to zero: smaller only when compressed, no faster on a CPU</source>
        <translation>将最小的权重置零：只有压缩后才更小，在 CPU 上不会更快</translation>
    </message>
    <message>
        <source>The share of weights that become zero; not used with a pattern</source>
        <translation>要置零的权重比例；使用 N:M 模式时不起作用</translation>
    </message>
    <message>
        <source>per-layer: the same share of each; global: the smallest weights of all layers together</source>
        <translation>per-layer：各层比例相同；global：所有层合计最小的权重</translation>
    </message>
    <message>
        <source>N:M (2:4, 1:4, 4:8): of every M weights that are summed in a row, N stay, as some accelerators want it; none: no pattern</source>
        <translation>N:M（2:4、1:4、4:8）：同一行中参与求和的每 M 个权重保留 N 个，某些加速器要求如此；none：无固定模式</translation>
    </message>
    <message>
        <source>magnitude: the smallest go; activation: those that add least to the result on calibration data, in each row by itself; auto: activation with calibration data, else magnitude</source>
        <translation>magnitude：移除最小的权重；activation：在校准数据上，每行各自移除对结果贡献最小的权重；auto：有校准数据时为 activation，否则为 magnitude</translation>
    </message>
    <message>
        <source>least-squares: what stays is changed so that it makes up for what goes, on calibration data; none: it keeps its values; auto: least-squares with calibration data, else none</source>
        <translation>least-squares：在校准数据上调整保留的部分，以弥补移除的部分；none：保持原值；auto：有校准数据时为 least-squares，否则为 none</translation>
    </message>
    <message>
        <source>Trains the weights on labelled data</source>
        <translation>用带标签的数据训练权重</translation>
    </message>
    <message>
        <source>Walks through the training data; may be a part of one</source>
        <translation>遍历训练数据的次数；可以不是整数</translation>
    </message>
    <message>
        <source>At most so many steps, whatever the epochs say; 0: no bound</source>
        <translation>最大步数，优先于轮数；0：不限</translation>
    </message>
    <message>
        <source>Samples in one step; where the model takes fewer at once, gradients are added up</source>
        <translation>每步的样本数；若模型一次能接受的样本更少，则累积梯度</translation>
    </message>
    <message>
        <source>The largest rate: it rises to it and falls as a cosine; 0: found by trying, four of them for a few steps each, by the held-out part</source>
        <translation>最大学习率：先升至此值，再按余弦下降；0：通过试验确定，取四个值各试几步，以留出部分选定</translation>
    </message>
    <message>
        <source>adamw, or sgd with Nesterov&apos;s momentum (then learning_rate wants to be about 0.01 to 0.1)</source>
        <translation>adamw，或带 Nesterov 动量的 sgd（此时 learning_rate 宜为约 0.01 至 0.1）</translation>
    </message>
    <message>
        <source>How much weights are drawn to 0; biases and scales are not</source>
        <translation>权重向 0 衰减的强度；偏置和缩放系数不衰减</translation>
    </message>
    <message>
        <source>Of sgd</source>
        <translation>用于 sgd</translation>
    </message>
    <message>
        <source>Share of the steps in which the rate rises</source>
        <translation>学习率上升阶段占总步数的比例</translation>
    </message>
    <message>
        <source>Longest gradient of all weights together; 0 leaves them as long as they are</source>
        <translation>所有权重合计的梯度的最大范数；0 表示不裁剪</translation>
    </message>
    <message>
        <source>Pictures: mirrored half of the time</source>
        <translation>图片：以一半的概率水平翻转</translation>
    </message>
    <message>
        <source>Pictures: moved by up to so many places</source>
        <translation>图片：最多平移这么多像素</translation>
    </message>
    <message>
        <source>Share of the batches whose samples are blended with each other, for a teacher or labels that say what the blend is; not for codes of words</source>
        <translation>相互混合样本的批次所占的比例，用于教师模型或能表示混合的标签；不用于词的编码</translation>
    </message>
    <message>
        <source>train: BatchNormalization takes each batch&apos;s mean and variance and learns the running ones; frozen: it keeps them</source>
        <translation>train：BatchNormalization 使用每个批次的均值和方差，并学习其滑动统计量；frozen：保持不变</translation>
    </message>
    <message>
        <source>Weights that are exactly 0 stay 0: auto (where pruning made them), true, false</source>
        <translation>恰好为 0 的权重保持为 0：auto（由剪枝产生时）、true、false</translation>
    </message>
    <message>
        <source>Trains the weights to give what a teacher gives; needs no labels</source>
        <translation>训练权重以重现教师模型的输出；不需要标签</translation>
    </message>
    <message>
        <source>An ONNX file with the same inputs and outputs; empty: the model before the first pass</source>
        <translation>输入和输出相同的 ONNX 文件；留空：第一个 Pass 之前的模型</translation>
    </message>
    <message>
        <source>Share of the teacher beside labels; without labels the teacher is all there is</source>
        <translation>有标签时教师模型所占的比重；没有标签时只学习教师模型</translation>
    </message>
    <message>
        <source>Softens the scores of both models, so that the teacher&apos;s second choices count</source>
        <translation>软化两个模型的得分，使教师模型的次选也起作用</translation>
    </message>
    <message>
        <source>kl: scores as distributions; mse: outputs as numbers; auto: kl for class scores</source>
        <translation>kl：将得分作为分布；mse：将输出作为数值；auto：类别得分用 kl</translation>
    </message>
    <message>
        <source>Labels of the training data are learned beside the teacher, where there are some</source>
        <translation>有标签时，除教师模型外也学习训练数据的标签</translation>
    </message>
    <message>
        <source>Of inner values beside the outputs</source>
        <translation>中间值相对于输出的比重</translation>
    </message>
    <message>
        <source>Stores weights as 16-bit floats, or computes in them</source>
        <translation>将权重存为 16 位浮点，或以其进行计算</translation>
    </message>
    <message>
        <source>folded: half of the file at float32 speed; compute: float16 arithmetic for targets that have it</source>
        <translation>folded：文件减半，速度同 float32；compute：float16 运算，用于支持它的目标</translation>
    </message>
    <message>
        <source>Smaller constants stay as they are</source>
        <translation>更小的常量保持原样</translation>
    </message>
    <message>
        <source>safe: sums, exponentials, roots and normalizations stay float32; all: everything that can be float16 is</source>
        <translation>safe：求和、指数、开方和归一化保持 float32；all：凡能用 float16 的都用</translation>
    </message>
    <message>
        <source>Evens out the channels between two layers, so that 8 bits, or fewer in the weights, serve all of them</source>
        <translation>均衡两层之间的通道，使 8 位（权重可更少）适用于所有通道</translation>
    </message>
    <message>
        <source>activations: 8 bits on both sides of the layers behind (SmoothQuant); weights: fewer bits in weights only, which channels of large values need most (AWQ): quantize-weights comes next</source>
        <translation>activations：其后的层两侧均为 8 位（SmoothQuant）；weights：仅权重使用更少位数，数值大的通道最需要它（AWQ）：之后接 quantize-weights</translation>
    </message>
    <message>
        <source>Bits of one weight (for=weights)</source>
        <translation>单个权重的位数（for=weights）</translation>
    </message>
    <message>
        <source>Weights that share a scale (for=weights): 16, 32, 64, 128 or 256; 0: as quantize-weights chooses</source>
        <translation>共用一个缩放因子的权重数（for=weights）：16、32、64、128 或 256；0：与 quantize-weights 的选择相同</translation>
    </message>
    <message>
        <source>Evens out the channels between a layer normalization and the products behind it, so that 8 bits, or fewer in the weights, serve all of them</source>
        <translation>均衡层归一化与其后矩阵乘法之间的通道，使 8 位（权重可更少）适用于所有通道</translation>
    </message>
    <message>
        <source>Int8 weights and activations, with ranges from calibration data</source>
        <translation>权重和激活值均为 INT8，范围取自校准数据</translation>
    </message>
    <message>
        <source>How ranges come from what was seen; moving-average: each sample&apos;s extremes, averaged; octav: least squared error by an equation; auto: for each value the one that makes the least error at the layers that read it</source>
        <translation>如何由观察到的值得出范围；moving-average：各样本极值的平均；octav：由方程求得最小平方误差；auto：对每个值选择使读取它的层误差最小的方法</translation>
    </message>
    <message>
        <source>Share of the values that the range keeps (calibrator=percentile)</source>
        <translation>范围所保留的值的比例（calibrator=percentile）</translation>
    </message>
    <message>
        <source>Which operators, separated by commas; all but Conv, MatMul and Gemm only between quantized layers (Softmax is possible there too)</source>
        <translation>哪些算子，以逗号分隔；除 Conv、MatMul 和 Gemm 外，都只在量化层之间量化（也可包含 Softmax）</translation>
    </message>
    <message>
        <source>One scale for each output channel of a weight instead of one for all</source>
        <translation>权重的每个输出通道各用一个缩放因子，而不是全部共用一个</translation>
    </message>
    <message>
        <source>nearest: each weight by itself. By what the layer reads on calibration data, never worse there than nearest: gptq: together, so that what one is off is made up for by others (the least error, and fast); seq-mse: to nearest, by the scale that changes the layer&apos;s result least; adaround: up or down, learned by gradient descent (seconds to minutes a layer). auto: nearest</source>
        <translation>nearest：每个权重单独舍入。以下方法依据该层在校准数据上读取的内容，在其上不会差于 nearest：gptq：联合舍入，使一个权重的偏差由其他权重弥补（误差最小，且速度快）；seq-mse：就近舍入，所用缩放因子使该层结果变化最小；adaround：由梯度下降学习向上或向下舍入（每层数秒至数分钟）。auto：nearest</translation>
    </message>
    <message>
        <source>What rounding shifts on average is taken off the biases, layer by layer, by what calibration data show; undone where the outputs do not come nearer</source>
        <translation>按校准数据所示，逐层从偏置中减去舍入造成的平均偏移；若输出没有更接近则撤销</translation>
    </message>
    <message>
        <source>u8 for x86; s8 for TensorRT and ARM</source>
        <translation>u8 用于 x86；s8 用于 TensorRT 和 ARM</translation>
    </message>
    <message>
        <source>Activations with the zero point in the middle, as TensorRT wants them</source>
        <translation>激活值的零点居中，符合 TensorRT 的要求</translation>
    </message>
    <message>
        <source>int32: as integer kernels add it; float: for TensorRT, which takes no integers of 32 bits, and slow in ONNX Runtime</source>
        <translation>int32：与整数内核的累加方式一致；float：用于不接受 32 位整数的 TensorRT，在 ONNX Runtime 中较慢</translation>
    </message>
    <message>
        <source>Whether depthwise convolutions are quantized too: more accurate in float, faster or slower by what is around them</source>
        <translation>是否也量化深度卷积：保持浮点更准确，快慢取决于周围的层</translation>
    </message>
    <message>
        <source>7-bit weights, so that sums cannot saturate on CPUs without VNNI</source>
        <translation>7 位权重，使求和在没有 VNNI 的 CPU 上不会饱和</translation>
    </message>
    <message>
        <source>Layers with fewer weights stay as they are</source>
        <translation>权重更少的层保持原样</translation>
    </message>
    <message>
        <source>Names of layers that stay as they are, separated by commas</source>
        <translation>保持原样的层的名称，以逗号分隔</translation>
    </message>
    <message>
        <source>Trains integers and scales of a quantized graph with the rounding in the loop</source>
        <translation>在训练回路中带舍入地训练量化图的整数和缩放因子</translation>
    </message>
    <message>
        <source>Scales of weights and activations are learned too</source>
        <translation>也学习权重和激活值的缩放因子</translation>
    </message>
    <message>
        <source>Float weights are rounded to so many bits in the loop, as quantize-weights stores them (2, 3, 4, 8); 0: as they are</source>
        <translation>训练回路中将浮点权重舍入到这么多位，与 quantize-weights 的存储方式一致（2、3、4、8）；0：保持原样</translation>
    </message>
    <message>
        <source>With bits: weights that share a scale; 0: chosen as quantize-weights chooses</source>
        <translation>使用 bits 时：共用一个缩放因子的权重数；0：与 quantize-weights 的选择方式相同</translation>
    </message>
    <message>
        <source>With bits: layers with fewer weights stay float</source>
        <translation>使用 bits 时：权重更少的层保持浮点</translation>
    </message>
    <message>
        <source>Int8 weights, inputs quantized as they arrive: for matrix products and recurrent layers, without calibration data</source>
        <translation>INT8 权重，输入在到达时量化：用于矩阵乘法和循环层，不需要校准数据</translation>
    </message>
    <message>
        <source>Which operators, separated by commas; Conv is possible</source>
        <translation>哪些算子，以逗号分隔；可包含 Conv</translation>
    </message>
    <message>
        <source>How convolutions compute: product: their windows as rows of a matrix product; conv-integer: ConvInteger, measured at a quarter of float32&apos;s speed or less</source>
        <translation>卷积的计算方式：product：将其窗口作为矩阵乘法的行；conv-integer：ConvInteger，实测速度不超过 float32 的四分之一</translation>
    </message>
    <message>
        <source>Stores weights in 8, 4, 3 or 2 bits; activations stay float32</source>
        <translation>以 8、4、3 或 2 位存储权重；激活值保持 float32</translation>
    </message>
    <message>
        <source>Bits of one weight</source>
        <translation>单个权重的位数</translation>
    </message>
    <message>
        <source>Bits of single layers instead: NAME=4; NAME=2; NAME=float. The preset mixed-bits finds them</source>
        <translation>改为为个别层指定位数：NAME=4; NAME=2; NAME=float。预设 mixed-bits 可找出它们</translation>
    </message>
    <message>
        <source>Weights that share a scale: 16, 32, 64, 128 or 256; 0: chosen</source>
        <translation>共用一个缩放因子的权重数：16、32、64、128 或 256；0：自动选择</translation>
    </message>
    <message>
        <source>nearest: each weight by itself. By what the layer reads on calibration data, never worse there than nearest: gptq: together, so that what one is off is made up for by others (the least error, and fast); seq-mse: to nearest, by the scale that changes the layer&apos;s result least; adaround: up or down, learned by gradient descent (seconds to minutes a layer). auto: gptq at 4 bits and below with calibration data, else nearest</source>
        <translation>nearest：每个权重单独舍入。以下方法依据该层在校准数据上读取的内容，在其上不会差于 nearest：gptq：联合舍入，使一个权重的偏差由其他权重弥补（误差最小，且速度快）；seq-mse：就近舍入，所用缩放因子使该层结果变化最小；adaround：由梯度下降学习向上或向下舍入（每层数秒至数分钟）。auto：有校准数据且不超过 4 位时为 gptq，否则为 nearest</translation>
    </message>
    <message>
        <source>Samples of the calibration data that are looked at (rounding by data)</source>
        <translation>使用多少个校准数据样本（依据数据舍入时）</translation>
    </message>
    <message>
        <source>Which operators, separated by commas</source>
        <translation>哪些算子，以逗号分隔</translation>
    </message>
    <message>
        <source>Attention first</source>
        <translation>注意力优先</translation>
    </message>
    <message>
        <source>Careful INT8</source>
        <translation>谨慎 INT8</translation>
    </message>
    <message>
        <source>When the guard is tight: measures how much each layer loses in INT8 and keeps the most sensitive ones in float until the loss is within the guard.</source>
        <translation>适用于损失上限很紧的情况：测量每层在 INT8 下的损失，将最敏感的层保留为浮点，直到损失在上限内。</translation>
    </message>
    <message>
        <source>Half size, float16 storage</source>
        <translation>大小减半，float16 存储</translation>
    </message>
    <message>
        <source>Half the file with practically no loss, at the source&apos;s speed: weights are stored as float16 and widened when the model is loaded.</source>
        <translation>文件减半而几乎没有损失，速度与源模型相同：权重存为 float16，在加载模型时展开。</translation>
    </message>
    <message>
        <source>4-bit weights</source>
        <translation>4 位权重</translation>
    </message>
    <message>
        <source>For models whose size is in their weights (language models, large MatMuls): 4 bits a weight, block-wise. With calibration data, weights are rounded together by what their layers read.</source>
        <translation>适用于大小主要来自权重的模型（语言模型、大型 MatMul）：每个权重 4 位，分块量化。有校准数据时，按各层读取的内容联合舍入权重。</translation>
    </message>
    <message>
        <source>INT8, the quick win</source>
        <translation>INT8，快速见效</translation>
    </message>
    <message>
        <source>First choice for any model: tries static, dynamic and stored INT8, measures each, and delivers the best that is smaller, faster and within the guard.</source>
        <translation>任何模型的首选：尝试静态、动态和存储型 INT8，逐一测量，并交付更小、更快且在损失上限内的最佳者。</translation>
    </message>
    <message>
        <source>INT8 for transformers</source>
        <translation>transformer 的 INT8</translation>
    </message>
    <message>
        <source>For language and vision transformers: dynamic INT8 for MatMul and Gemm, embeddings stored in INT8.</source>
        <translation>适用于语言和视觉 transformer：MatMul 和 Gemm 使用动态 INT8，嵌入以 INT8 存储。</translation>
    </message>
    <message>
        <source>Low rank, then INT8</source>
        <translation>低秩，然后 INT8</translation>
    </message>
    <message>
        <source>Fewer weights by low rank</source>
        <translation>以低秩减少权重</translation>
    </message>
    <message>
        <source>Fewest bits that the guard allows</source>
        <translation>损失上限允许的最少位数</translation>
    </message>
    <message>
        <source>When the file counts most and speed shall stay: stores each layer&apos;s weights in 2, 3, 4 or 8 bits or leaves them in float, by what that costs the outputs and saves in bytes, measures each choice, and delivers the smallest that is within the guard. Calibration data makes few bits lose less.</source>
        <translation>适用于文件最重要而速度须保持的情况：按对输出的代价和节省的字节数，将每层权重存为 2、3、4 或 8 位，或保留为浮点，逐一测量，并交付损失上限内最小的一个。校准数据使低位数的损失更小。</translation>
    </message>
    <message>
        <source>Prune 30 %, then INT8</source>
        <translation>剪枝 30 %，然后 INT8</translation>
    </message>
    <message>
        <source>For convolutional networks with room to spare: 30 % of the channels go and, with calibration data, the rest is fitted to make up for them; then static INT8 where calibration data is given, dynamic where not.</source>
        <translation>适用于有余量的卷积网络：移除 30 % 的通道，有校准数据时拟合其余部分以弥补损失；然后有校准数据时使用静态 INT8，没有时使用动态 INT8。</translation>
    </message>
    <message>
        <source>Prune 30 % of the channels</source>
        <translation>剪去 30 % 的通道</translation>
    </message>
    <message>
        <source>Removes the 30 % of the channels that matter least. With calibration data it sees which these are, takes more from layers that can do without, and fits what is left to make up for them; without, it takes the same share of every layer by the weights alone and usually wants fine-tuning afterwards, which the measured accuracy shows.</source>
        <translation>移除最不重要的 30 % 通道。有校准数据时，可以看出是哪些通道，从余量大的层多移除一些，并拟合剩余部分以弥补损失；没有时，仅凭权重从每层移除相同比例，之后通常需要微调，实测准确率会显示这一点。</translation>
    </message>
    <message>
        <source>Prune 50 % of the channels</source>
        <translation>剪去 50 % 的通道</translation>
    </message>
    <message>
        <source>Removes the 50 % of the channels that matter least. With calibration data it sees which these are, takes more from layers that can do without, and fits what is left to make up for them; without, it takes the same share of every layer by the weights alone and usually wants fine-tuning afterwards, which the measured accuracy shows.</source>
        <translation>移除最不重要的 50 % 通道。有校准数据时，可以看出是哪些通道，从余量大的层多移除一些，并拟合剩余部分以弥补损失；没有时，仅凭权重从每层移除相同比例，之后通常需要微调，实测准确率会显示这一点。</translation>
    </message>
    <message>
        <source>As many channels as the guard allows</source>
        <translation>在损失上限内尽量剪去通道</translation>
    </message>
    <message>
        <source>When it is not known how much a network can do without: removes a tenth to two thirds of the channels where least is lost, or the same share everywhere, or of each layer its own share by what its loss costs and brings; fits what is left on calibration data, measures each, and delivers the best that is within the guard.</source>
        <translation>适用于不清楚网络能去掉多少的情况：移除十分之一到三分之二的通道，或从损失最小处移除，或各层比例相同，或按损失与收益为各层单独确定比例；在校准数据上拟合剩余部分，逐一测量，并交付损失上限内最好的一个。</translation>
    </message>
    <message>
        <source>Fewer residual blocks</source>
        <translation>减少残差块</translation>
    </message>
    <message>
        <source>For networks of many blocks with a connection around each (transformers, residual networks): removes whole blocks, those without which the outputs change least on calibration data, measures each step from an eighth to a half of them, and delivers the best that is within the guard.</source>
        <translation>适用于由许多带跳跃连接的块组成的网络（transformer、残差网络）：移除整个块，即在校准数据上去掉后输出变化最小的块，从八分之一到一半逐级测量，并交付损失上限内最好的一个。</translation>
    </message>
    <message>
        <source>Prune, recover, INT8</source>
        <translation>剪枝、恢复、INT8</translation>
    </message>
    <message>
        <source>4-bit weights with training</source>
        <translation>4 位权重加训练</translation>
    </message>
    <message>
        <source>INT8 with training</source>
        <translation>INT8 加训练</translation>
    </message>
    <message>
        <source>When static INT8 loses too much: quantizes statically, then trains integers and scales with the rounding in the loop. Takes minutes.</source>
        <translation>适用于静态 INT8 损失过大的情况：先做静态量化，再在训练回路中带舍入地训练整数和缩放因子。需要几分钟。</translation>
    </message>
    <message>
        <source>Recover by training</source>
        <translation>训练恢复</translation>
    </message>
    <message>
        <source>After anything that lost accuracy, in minutes: trains the weights to give again what the model before the first step gave (--teacher names another), and labels where the training data has some. Needs no labels. On the command line it follows the passes that lost something: --pass prune-channels,ratio=0.5 --preset recover.</source>
        <translation>用于任何降低准确率的操作之后，需要几分钟：训练权重，使其重新给出第一个步骤之前的模型的输出（--teacher 可指定其他模型），训练数据有标签时也学习标签。不需要标签。在命令行中，它跟在造成损失的 Pass 之后：--pass prune-channels,ratio=0.5 --preset recover。</translation>
    </message>
    <message>
        <source>Everything together</source>
        <translation>全部结合</translation>
    </message>
    <message>
        <source>A student of half the size</source>
        <translation>一半大小的学生模型</translation>
    </message>
    <message>
        <source>Makes a smaller network out of the model, once with half of its channels, heads and neurons, once with every second of its blocks where it has such, and trains each on what the model gives, and labels where the training data has some; delivers the best within the guard. Takes minutes.</source>
        <translation>由模型生成更小的网络：一种保留一半的通道、头和神经元，另一种（若模型由块组成）每两个块保留一个；分别训练以重现模型的输出，训练数据有标签时也学习标签；交付损失上限内最好的一个。需要几分钟。</translation>
    </message>
    <message>
        <source>Top-1 accuracy</source>
        <translation>Top-1 准确率</translation>
    </message>
    <message>
        <source>Top-5 accuracy</source>
        <translation>Top-5 准确率</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>平衡准确率</translation>
    </message>
    <message>
        <source>F1, mean over classes</source>
        <translation>F1（各类平均）</translation>
    </message>
    <message>
        <source>Area under the ROC curve</source>
        <translation>ROC 曲线下面积</translation>
    </message>
    <message>
        <source>Mean absolute error</source>
        <translation>平均绝对误差</translation>
    </message>
    <message>
        <source>Root mean squared error</source>
        <translation>均方根误差</translation>
    </message>
    <message>
        <source>R²</source>
        <translation>R²</translation>
    </message>
    <message>
        <source>Cosine similarity</source>
        <translation>余弦相似度</translation>
    </message>
    <message>
        <source>Mean intersection over union</source>
        <translation>平均交并比</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>困惑度</translation>
    </message>
    <message>
        <source>Token accuracy</source>
        <translation>词元准确率</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>一致率</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>算子</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>精度</translation>
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
        <translation>输入</translation>
    </message>
    <message>
        <source>added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>未变</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>feed-forward</source>
        <translation>前馈</translation>
    </message>
    <message>
        <source>convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>residual block</source>
        <translation>残差块</translation>
    </message>
    <message>
        <source>transformer block</source>
        <translation>transformer 块</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>连线</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>正在写入</translation>
    </message>
    <message>
        <source>writing recipe, report and model card</source>
        <translation>正在写入配方、报告和模型卡</translation>
    </message>
    <message>
        <source>storing the variant</source>
        <translation>正在存储变体</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>loading the model</source>
        <translation>正在加载模型</translation>
    </message>
    <message>
        <source>loading the source</source>
        <translation>正在加载源模型</translation>
    </message>
    <message>
        <source>evaluating the source</source>
        <translation>正在评估源模型</translation>
    </message>
    <message>
        <source>evaluating</source>
        <translation>正在评估</translation>
    </message>
    <message>
        <source>timing the source</source>
        <translation>正在为源模型计时</translation>
    </message>
    <message>
        <source>timing</source>
        <translation>正在计时</translation>
    </message>
    <message>
        <source>measuring throughput</source>
        <translation>正在测量吞吐量</translation>
    </message>
    <message>
        <source>measuring memory</source>
        <translation>正在测量内存</translation>
    </message>
    <message>
        <source>verifying the written file</source>
        <translation>正在验证写入的文件</translation>
    </message>
    <message>
        <source>preparing</source>
        <translation>正在准备</translation>
    </message>
    <message>
        <source>making the float model</source>
        <translation>正在生成浮点模型</translation>
    </message>
    <message>
        <source>measuring all layers at once</source>
        <translation>正在同时测量所有层</translation>
    </message>
    <message>
        <source>measuring all but one</source>
        <translation>正在测量除一层外的所有层</translation>
    </message>
    <message>
        <source>measuring sensitivities</source>
        <translation>正在测量敏感度</translation>
    </message>
    <message>
        <source>measuring what few bits cost each layer</source>
        <translation>正在测量低位数对每层的代价</translation>
    </message>
    <message>
        <source>following channels</source>
        <translation>正在追踪通道</translation>
    </message>
    <message>
        <source>following neurons</source>
        <translation>正在追踪神经元</translation>
    </message>
    <message>
        <source>following heads</source>
        <translation>正在追踪头</translation>
    </message>
    <message>
        <source>removing a part and weighing the rest anew</source>
        <translation>正在移除一部分并重新评估其余部分</translation>
    </message>
    <message>
        <source>looking for the least that has to go</source>
        <translation>正在查找最少需移除的部分</translation>
    </message>
    <message>
        <source>correcting biases</source>
        <translation>正在校正偏置</translation>
    </message>
    <message>
        <source>repairing layers</source>
        <translation>正在修复层</translation>
    </message>
    <message>
        <source>comparing layers</source>
        <translation>正在比较层</translation>
    </message>
    <message>
        <source>timing a step</source>
        <translation>正在为一步计时</translation>
    </message>
    <message>
        <source>reading the training data</source>
        <translation>正在读取训练数据</translation>
    </message>
    <message>
        <source>comparing with the evaluation data</source>
        <translation>正在与评估数据比对</translation>
    </message>
    <message>
        <source>weighing by gradients</source>
        <translation>正在用梯度评估重要性</translation>
    </message>
    <message>
        <source>tracing second derivatives</source>
        <translation>正在估计二阶导数</translation>
    </message>
    <message>
        <source>Max growth</source>
        <translation>最大增长</translation>
    </message>
    <message>
        <source>KiB</source>
        <translation>KiB</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Min bytes</source>
        <translation>最小字节数</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>Importance</source>
        <translation>重要性</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>Ratios</source>
        <translation>各组比例</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Train steps</source>
        <translation>训练步数</translation>
    </message>
    <message>
        <source>no bound</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Train minutes</source>
        <translation>训练分钟数</translation>
    </message>
    <message>
        <source>min</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>found by trying</source>
        <translation>通过尝试确定</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练选项</translation>
    </message>
    <message>
        <source>Multiple</source>
        <translation>倍数</translation>
    </message>
    <message>
        <source>channels</source>
        <translation>个通道</translation>
    </message>
    <message>
        <source>what runs fast</source>
        <translation>运行快的取值</translation>
    </message>
    <message>
        <source>Min channels</source>
        <translation>最少通道数</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>分钟数</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>个样本</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>Warmup</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>梯度裁剪</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>翻转</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>留出</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>耐心</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Batch norm</source>
        <translation>批归一化</translation>
    </message>
    <message>
        <source>Keep zeros</source>
        <translation>保留零</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>教师模型</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失函数</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>Feature weight</source>
        <translation>特征权重</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>存储方式</translation>
    </message>
    <message>
        <source>Min elements</source>
        <translation>最少元素数</translation>
    </message>
    <message>
        <source>values</source>
        <translation>个值</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保持</translation>
    </message>
    <message>
        <source>For</source>
        <translation>用于</translation>
    </message>
    <message>
        <source>Bits</source>
        <translation>位数</translation>
    </message>
    <message>
        <source>bits</source>
        <translation>位</translation>
    </message>
    <message>
        <source>Block size</source>
        <translation>块大小</translation>
    </message>
    <message>
        <source>as quantize-weights chooses</source>
        <translation>由 quantize-weights 选择</translation>
    </message>
    <message>
        <source>Calibrator</source>
        <translation>校准器</translation>
    </message>
    <message>
        <source>Percentile</source>
        <translation>百分位</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>算子</translation>
    </message>
    <message>
        <source>Per channel</source>
        <translation>逐通道</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>舍入</translation>
    </message>
    <message>
        <source>Correct bias</source>
        <translation>校正偏置</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>激活值</translation>
    </message>
    <message>
        <source>Symmetric</source>
        <translation>对称</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>Depthwise</source>
        <translation>深度卷积</translation>
    </message>
    <message>
        <source>Reduce range</source>
        <translation>缩小范围</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Scales</source>
        <translation>缩放因子</translation>
    </message>
    <message>
        <source>as they are</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>chosen as quantize-weights chooses</source>
        <translation>按 quantize-weights 的方式选择</translation>
    </message>
    <message>
        <source>Convolutions</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>Layer bits</source>
        <translation>各层位数</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>自动选择</translation>
    </message>
    <message>
        <source>least-squares: second factors, and layers that stay whole, are fitted to what they gave before, on calibration data; none: they keep their weights; auto: least-squares with calibration data, else none</source>
        <translation>least-squares：在校准数据上把第二个因子以及保持完整的层拟合到它们之前的输出；none：保持其权重；auto：有校准数据时用 least-squares，否则 none</translation>
    </message>
    <message>
        <source>Inner values that shall be alike, as STUDENT=TEACHER names split by semicolons (widths may differ); auto: up to six that both have under one name and shape; attention: what each attention looks at (outputs of softmax, compared as distributions; on average over the heads where their number differs)</source>
        <translation>应当相近的内部值，以 STUDENT=TEACHER 名称给出，用分号分隔（宽度可以不同）；auto：最多六个两者同名同形状的值；attention：每个注意力所关注的内容（softmax 的输出，按分布比较；头数不同时取各头平均）</translation>
    </message>
    <message>
        <source>every one of {0} gets the same class</source>
        <translation>{0}的类别全都相同</translation>
    </message>
    <message>
        <source>{0} of {1} gets another class</source>
        <translation>{1}中有 {0} 个得到不同的类别</translation>
    </message>
    <message>
        <source>{0} of {1} get another class</source>
        <translation>{1}中有 {0} 个得到不同的类别</translation>
    </message>
    <message>
        <source>{0}: {1} right before, {2} right now, {3} wrong both times</source>
        <translation>{0}：{1} 个原来正确，{2} 个现在正确，{3} 个两次都错</translation>
    </message>
    <message>
        <source>{0}: {1} right before, {2} right now</source>
        <translation>{0}：{1} 个原来正确，{2} 个现在正确</translation>
    </message>
    <message>
        <source>{0} point</source>
        <translation>{0} 个百分点</translation>
    </message>
    <message>
        <source>{0} points</source>
        <translation>{0} 个百分点</translation>
    </message>
    <message>
        <source>at least {0} % the same class as source</source>
        <translation>至少 {0} % 与源模型类别相同</translation>
    </message>
    <message>
        <source>at least {0} cosine with source</source>
        <translation>与源模型的余弦至少 {0}</translation>
    </message>
    <message>
        <source>at most {0} below source</source>
        <translation>最多比源模型低 {0}</translation>
    </message>
    <message>
        <source>at most {0} above source</source>
        <translation>最多比源模型高 {0}</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} 至 {1}</translation>
    </message>
    <message>
        <source>as source</source>
        <translation>与源模型相同</translation>
    </message>
    <message>
        <source>{0} below source</source>
        <translation>比源模型低 {0}</translation>
    </message>
    <message>
        <source>{0} above source</source>
        <translation>比源模型高 {0}</translation>
    </message>
    <message>
        <source>{0} does not rule out a loss past the guard</source>
        <translation>{0}不足以排除超出上限的损失</translation>
    </message>
    <message>
        <source>{0} do not rule out a loss past the guard</source>
        <translation>{0}不足以排除超出上限的损失</translation>
    </message>
    <message>
        <source>{0}, about {1} would tell</source>
        <translation>{0}，约 {1} 个才能判断</translation>
    </message>
    <message>
        <source>not enough data to tell; {0} (guard: {1})</source>
        <translation>数据不足，无法判断；{0}（损失上限：{1}）</translation>
    </message>
    <message>
        <source>collapsed: {0} is not defined, the outputs hold NaN</source>
        <translation>已崩溃：{0} 没有定义，输出含有 NaN</translation>
    </message>
    <message>
        <source>nothing changed</source>
        <translation>没有变化</translation>
    </message>
    <message>
        <source>better than source</source>
        <translation>优于源模型</translation>
    </message>
    <message>
        <source>no measurable loss</source>
        <translation>没有可测的损失</translation>
    </message>
    <message>
        <source>a loss within the guard: {0}</source>
        <translation>损失在上限内：{0}</translation>
    </message>
    <message>
        <source>past the guard: {0}; its interval reaches into it, more samples could tell</source>
        <translation>超出损失上限：{0}；区间有一部分在上限内，更多样本或可判断</translation>
    </message>
    <message>
        <source>past the guard: {0}</source>
        <translation>超出损失上限：{0}</translation>
    </message>
    <message>
        <source>collapsed, more than half of what source has above chance is lost</source>
        <translation>已崩溃，源模型高于随机水平的部分丢失过半</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>{0} ({1}), {2}: {3}</source>
        <translation>{0}（{1}），{2}：{3}</translation>
    </message>
    <message>
        <source>kept (guard: {0})</source>
        <translation>保持（损失上限：{0}）</translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>已崩溃</translation>
    </message>
    <message>
        <source>the same class as source for {0} of {1} ({2}): {3}</source>
        <translation>{1}中有 {0} 与源模型类别相同（{2}）：{3}</translation>
    </message>
    <message>
        <source>mean cosine with source {0} over {1} ({2}): {3}</source>
        <translation>在{1}上与源模型的平均余弦为 {0}（{2}）：{3}</translation>
    </message>
    <message>
        <source>{0} queries a day</source>
        <translation>每天 {0} 次查询</translation>
    </message>
    <message>
        <source>{0} {1} an hour</source>
        <translation>每小时 {0} {1}</translation>
    </message>
    <message>
        <source>{0} g CO2 a kWh</source>
        <translation>每 kWh {0} g CO2</translation>
    </message>
    <message>
        <source>a battery of {0} Wh</source>
        <translation>{0} Wh 的电池</translation>
    </message>
    <message>
        <source>a battery of {0} mAh at {1} V</source>
        <translation>{1} V 下 {0} mAh 的电池</translation>
    </message>
    <message>
        <source>a device that draws {0} W</source>
        <translation>功耗 {0} W 的设备</translation>
    </message>
    <message>
        <source>{0} times this machine&apos;s latency on the device</source>
        <translation>设备上的延迟为本机的 {0} 倍</translation>
    </message>
    <message>
        <source>computed from {0}, by the measured latency, one inference after the other</source>
        <translation>由 {0} 计算得出，按实测延迟，逐次推理</translation>
    </message>
    <message>
        <source>{0} times</source>
        <translation>{0} 倍</translation>
    </message>
    <message>
        <source>Both are as large ({0} and {1}).</source>
        <translation>两者一样大（{0} 和 {1}）。</translation>
    </message>
    <message>
        <source>{0} is {1} smaller: {2} in place of {3}.</source>
        <translation>{0} 小了 {1}：由 {3} 变为 {2}。</translation>
    </message>
    <message>
        <source>{0} is {1} larger: {2} in place of {3}.</source>
        <translation>{0} 大了 {1}：由 {3} 变为 {2}。</translation>
    </message>
    <message>
        <source>timed in turns in one run</source>
        <translation>在同一次运行中交替计时</translation>
    </message>
    <message>
        <source>by each one&apos;s ratio to the source</source>
        <translation>按各自与源模型的比值</translation>
    </message>
    <message>
        <source>{0}x of the latency, {1} to {2}, {3}</source>
        <translation>延迟的 {0}x，{1} 至 {2}，{3}</translation>
    </message>
    <message>
        <source>It is {0} faster ({1}).</source>
        <translation>快了 {0}（{1}）。</translation>
    </message>
    <message>
        <source>It is {0} slower ({1}).</source>
        <translation>慢了 {0}（{1}）。</translation>
    </message>
    <message>
        <source>Their speed is not told apart ({0}).</source>
        <translation>速度无法区分（{0}）。</translation>
    </message>
    <message>
        <source>{0} to {1}, {2}</source>
        <translation>{0} 至 {1}，{2}</translation>
    </message>
    <message>
        <source>What it gives is as good, as far as the samples tell ({0}).</source>
        <translation>就样本所能说明的，结果一样好（{0}）。</translation>
    </message>
    <message>
        <source>It gains {0} ({1}).</source>
        <translation>提高 {0}（{1}）。</translation>
    </message>
    <message>
        <source>It loses {0} ({1}).</source>
        <translation>降低 {0}（{1}）。</translation>
    </message>
    <message>
        <source>on the same samples</source>
        <translation>在相同的样本上</translation>
    </message>
    <message>
        <source>by each one&apos;s difference to the source</source>
        <translation>按各自与源模型的差</translation>
    </message>
    <message>
        <source>Its outputs are {0} dB closer to the source&apos;s than those of {1}.</source>
        <translation>其输出比 {1} 的更接近源模型 {0} dB。</translation>
    </message>
    <message>
        <source>Its outputs are {0} dB farther from the source&apos;s than those of {1}.</source>
        <translation>其输出比 {1} 的更远离源模型 {0} dB。</translation>
    </message>
    <message>
        <source>{0} and {1}</source>
        <translation>{0}和{1}</translation>
    </message>
    <message>
        <source>{0} on {1}</source>
        <translation>{0} 用于{1}</translation>
    </message>
    <message>
        <source>{0} on {1} in place of {2}</source>
        <translation>{0} 用于{1}，而非 {2}</translation>
    </message>
    <message>
        <source>no {0}, which {1} has on {2}</source>
        <translation>没有 {0}，而 {1} 将其用于{2}</translation>
    </message>
    <message>
        <source>What is different: {0}.</source>
        <translation>不同之处：{0}。</translation>
    </message>
    <message>
        <source>{0} % of the parameters</source>
        <translation>{0} % 的参数</translation>
    </message>
    <message>
        <source>{0} % of the multiply-accumulates</source>
        <translation>{0} % 的乘加运算</translation>
    </message>
    <message>
        <source>{0} has {1} of {2}.</source>
        <translation>{0} 有 {2} 的 {1}。</translation>
    </message>
    <message>
        <source>size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>By these measures neither is better.</source>
        <translation>按这些指标，没有哪个更好。</translation>
    </message>
    <message>
        <source>So {0} is better in {1} and in nothing worse.</source>
        <translation>因此 {0} 在{1}上更好，没有更差的地方。</translation>
    </message>
    <message>
        <source>So {0} is better: {1} is worse in {2} and in nothing better.</source>
        <translation>因此 {0} 更好：{1} 在{2}上更差，没有更好的地方。</translation>
    </message>
    <message>
        <source>So it is a trade: {0} is better in {1}, {2} in {3}.</source>
        <translation>因此这是取舍：{0} 在{1}上更好，{2} 在{3}上更好。</translation>
    </message>
    <message>
        <source>They were not measured under the same conditions.</source>
        <translation>它们不是在相同条件下测量的。</translation>
    </message>
    <message>
        <source>What it loses was not measured, so this is half of the answer.</source>
        <translation>损失没有测量，所以这只是一半的答案。</translation>
    </message>
    <message>
        <source>Makes constants of weights that are listed as inputs too, so that the runtime folds and fuses what reads them</source>
        <translation>把同时列为输入的权重变为常量，使运行时能够折叠并融合读取它们的部分</translation>
    </message>
    <message>
        <source>How layers that stay in float read quantized values: per-channel: with the scale once for each channel, so that ONNX Runtime does not round their weights when it loads the model; shared: like all others, for TensorRT</source>
        <translation>保持浮点的层如何读取量化值：per-channel：每个通道各给一次缩放系数，这样 ONNX Runtime 加载模型时不会舍入它们的权重；shared：与其他层相同，用于 TensorRT</translation>
    </message>
    <message>
        <source>Float layers</source>
        <translation>浮点层</translation>
    </message>
    <message>
        <source>ARM64 with dot products</source>
        <translation>带点积指令的 ARM64</translation>
    </message>
    <message>
        <source>ARMv8.2 and newer with the dot product extension: phones and boards since Cortex-A55 and A75, Apple silicon, Graviton 2 and newer.</source>
        <translation>ARMv8.2 及更新且带点积扩展的处理器：Cortex-A55、A75 以来的手机和开发板，Apple silicon，Graviton 2 及更新。</translation>
    </message>
    <message>
        <source>NVIDIA GPU, TensorRT</source>
        <translation>NVIDIA GPU，TensorRT</translation>
    </message>
    <message>
        <source>Models that TensorRT builds an engine of: explicit Q/DQ, symmetric, signed.</source>
        <translation>由 TensorRT 构建引擎的模型：显式 Q/DQ、对称、有符号。</translation>
    </message>
    <message>
        <source>x86-64 with VNNI</source>
        <translation>带 VNNI 的 x86-64</translation>
    </message>
    <message>
        <source>Intel servers since Cascade Lake, Intel desktops since Alder Lake, AMD since Zen 4.</source>
        <translation>Cascade Lake 以来的 Intel 服务器、Alder Lake 以来的 Intel 台式机、Zen 4 以来的 AMD。</translation>
    </message>
    <message>
        <source>x86-64 without VNNI</source>
        <translation>不带 VNNI 的 x86-64</translation>
    </message>
    <message>
        <source>Intel desktops before Alder Lake (Haswell to Comet Lake), Intel servers before Cascade Lake, AMD before Zen 4.</source>
        <translation>Alder Lake 之前的 Intel 台式机（Haswell 至 Comet Lake）、Cascade Lake 之前的 Intel 服务器、Zen 4 之前的 AMD。</translation>
    </message>
    <message>
        <source>The default: models are made for the machine that Pare runs on.</source>
        <translation>默认：为运行 Pare 的机器制作模型。</translation>
    </message>
    <message>
        <source>Log loss</source>
        <translation>对数损失</translation>
    </message>
    <message>
        <source>At least so many steps, whatever the epochs say: a few samples make few steps an epoch</source>
        <translation>无论轮数如何，至少训练这么多步：样本少则每轮步数少</translation>
    </message>
    <message>
        <source>Least steps</source>
        <translation>最少步数</translation>
    </message>
    <message>
        <source>Takes as many steps as fit into about this time, of fewer samples where they would be too few; 0: no bound. A replay takes what was taken</source>
        <translation>在大约这段时间内能做多少步就做多少步，步数过少时每步用更少样本；0：不限。重放时做同样多的步数</translation>
    </message>
    <message>
        <source>Share of the training data that is not learned but tells which weights are best (at most 2,000 samples; at least 32, or a quarter of fewer)</source>
        <translation>训练数据中不学习、用于判断哪组权重最好的比例（最多 2,000 个样本；至少 32 个，样本更少时取四分之一）</translation>
    </message>
    <message>
        <source>Looks at the held-out part (after an eighth of the training, but between an epoch and 25 steps) without a better score after which it stops; 0: never</source>
        <translation>查看保留部分（每完成训练的八分之一，但在一轮与 25 步之间）多少次没有更好的结果后停止；0：从不</translation>
    </message>
    <message>
        <source>nbits: packed in memory too, unpacked inside the product; folded: smaller file at float32 speed, same memory; dequantize: DequantizeLinear; float: rounded, but not smaller yet, for train-quantized; auto: nbits for matrices and embeddings, folded for the rest</source>
        <translation>nbits：在内存中也保持打包，在矩阵乘法内部解包；folded：文件更小，速度同 float32，内存不变；dequantize：DequantizeLinear；float：已舍入但尚未变小，供 train-quantized 使用；auto：矩阵和嵌入用 nbits，其余用 folded</translation>
    </message>
    <message>
        <source>The smallest file within the guard where low-rank alone is not enough: 30 % of the matrices&apos; weights go with the ranks that carry least, then static INT8 where calibration data is given, and dynamic or stored INT8, whatever measures best.</source>
        <translation>当仅靠低秩还不够时，得到损失上限内最小的文件：移除承载最少的秩对应的 30 % 矩阵权重，然后在有校准数据时使用静态 INT8，也尝试动态或存储型 INT8，取实测最佳者。</translation>
    </message>
    <message>
        <source>For networks with large matrices, and where removing channels loses too much: makes two smaller layers of a large one where little is lost, tries a fifth to a half of the weights of those, measures each, and delivers the best that is within the guard. Calibration data shows it where that is.</source>
        <translation>适用于含大矩阵的网络，以及移除通道损失过大的情况：在损失很小处将大层拆成两个小层，尝试移除这些层五分之一到一半的权重，逐一测量，并交付损失上限内最好的一个。校准数据用于判断何处损失小。</translation>
    </message>
    <message>
        <source>The whole chain, in minutes: removes half or a third of channels, heads and neurons, trains what is left on what the model gave before, quantizes statically and trains that too; delivers the best within the guard, which is INT8 alone where removing loses too much.</source>
        <translation>几分钟完成整个流程：移除一半或三分之一的通道、头和神经元，按原模型的输出训练剩余部分，再做静态量化并继续训练；交付损失上限内最好的一个；若移除损失过大，则仅用 INT8。</translation>
    </message>
    <message>
        <source>When size and speed count most and a loss up to the guard is welcome: combines fewer channels, fewer blocks, lower ranks and INT8, fits what is left on calibration data, measures each combination, INT8 alone among them, and delivers the best that is within the guard. Takes minutes.</source>
        <translation>适用于大小和速度最重要、且可接受不超过上限的损失的情况：结合更少的通道、更少的块、更低的秩和 INT8，在校准数据上拟合剩余部分，测量每种组合（包括仅用 INT8），并交付损失上限内最好的一个。需要几分钟。</translation>
    </message>
    <message>
        <source>{0}, and it is too close to the guard to tell with any number of samples that is likely at hand</source>
        <translation>{0}，且离损失上限太近，以通常可得的样本数无法判断</translation>
    </message>
    <message>
        <source>When 4-bit weights lose too much: rounds them (together, where calibration data is given), trains them with the rounding in the loop, then stores them in 4 bits; activations stay float. Learns from the model itself, and labels where the training data has some. Takes minutes.</source>
        <translation>适用于 4 位权重损失过大的情况：先舍入权重（有校准数据时联合舍入），再在训练回路中带舍入地训练，然后以 4 位存储；激活值保持浮点。从模型自身学习，训练数据有标签时也学习标签。需要几分钟。</translation>
    </message>
    <message>
        <source>Sets weights to 0 that are too small to count and slow to compute with</source>
        <translation>将小到可忽略且会拖慢计算的权重置为 0</translation>
    </message>
    <message>
        <source>For transformers: ranks the heads of all layers together and removes a tenth to half of them before it touches a feed-forward block, measures each, says how small the model gets before the first measurable loss, and delivers the best that is within the guard. Calibration data makes it choose better and fits what is left.</source>
        <translation>适用于 transformer：将所有层的头统一排序，移除十分之一到一半，然后才处理前馈块；逐一测量，说明在首次可测损失之前模型能缩到多小，并交付损失上限内最好的一个。校准数据使选择更准确，并用于拟合剩余部分。</translation>
    </message>
    <message>
        <source>Makes one operator of a decomposed GELU, or writes it so that the runtime does; of a SiLU too, where the runtime&apos;s own operators may be used</source>
        <translation>将分解的 GELU 变成一个算子，或写成运行时能合并的形式；在可以使用运行时自有算子的地方也合并 SiLU</translation>
    </message>
    <message>
        <source>Below opset 20: portable: standard operators in the form that ONNX Runtime fuses; runtime: its own operator, which stays one when its input is quantized. For SiLU there is the runtime&apos;s own alone</source>
        <translation>opset 20 以下：portable：ONNX Runtime 能合并的标准算子形式；runtime：其自有算子，输入被量化后仍是一个。SiLU 只有运行时自有的算子</translation>
    </message>
    <message>
        <source>Outputs of the model that may lose channels too: their names, with ; between, or all. Whoever reads them gets fewer numbers; all others keep their shapes</source>
        <translation>也可以失去通道的模型输出：以 ; 分隔的名称，或 all。读取它们的一方得到的数字会减少；其他输出保持形状不变</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Removes the attention heads that matter least, from queries, keys, values and output together, or makes heads smaller</source>
        <translation>移除最不重要的注意力头，同时从查询、键、值和输出中移除；或缩小头</translation>
    </message>
    <message>
        <source>heads: whole heads go, and keep their size; size: all heads stay, and each loses the same positions, of queries and keys together, and of values</source>
        <translation>heads：移除整个头，其余保持大小；size：所有头都保留，每个头失去相同的位置，查询和键一起，值单独</translation>
    </message>
    <message>
        <source>What</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>How much one matters. l1, l2: the sum of its weights&apos; absolute values, or of their squares; lamp: its square over those of all that are no smaller; geometric-median: how far its weights are from those of the others; bn-scale: the scales of batch normalizations; activation: the variance that it gives to the layers that read it; output-error: what these lose once they are fitted anew; output-change: what the model&apos;s outputs lose then; taylor: what the loss of labels (without labels, of the model&apos;s own answers) would change, by its gradient, which needs libtorch; fisher: the same weight by weight, as the sum of its squares over single samples (the diagonal of the Fisher information times the weight&apos;s square), so that weights that pull against each other do not hide one another; random: as a control; auto: output-error with calibration data, else l1. gates: by the same gradient, of a gate behind each head: the mean of |gradient| over single samples, divided by the length of those of its layer. Where taylor sums over all weights of a head and takes squares of a few samples together, a gate sees only what comes out of it</source>
        <translation>重要性的衡量方式。l1、l2：其权重的绝对值之和或平方和；lamp：其平方与所有不小于它者的平方之和的比；geometric-median：其权重与其他各项权重的距离；bn-scale：批归一化的缩放系数；activation：它带给读取它的层的方差；output-error：这些层重新拟合后的损失；output-change：届时模型输出的损失；taylor：由梯度估计的标签损失（没有标签时，相对模型自身的输出）的变化，需要 libtorch；fisher：同样的量逐权重计算，取其平方在各单个样本上的和（Fisher 信息的对角线乘以权重的平方），使方向相反的权重不会相互掩盖；random：作为对照；auto：有校准数据时为 output-error，否则为 l1。gates：使用同样的梯度，但取每个头之后的门的梯度：各单个样本的 |梯度| 的平均值，再除以该层所有门的这些值的范数。taylor 对一个头的全部权重求和，并将若干样本合在一起取平方；门则只看到该头的输出</translation>
    </message>
    <message>
        <source>Inputs of the model that may lose heads too (states and caches that it is given back): their names, with ; between, or all</source>
        <translation>也可以失去头的模型输入（返回给模型的状态和缓存）：以 ; 分隔的名称，或 all</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Outputs of the model that may lose heads too: their names, with ; between, or all. Whoever reads them gets fewer numbers; all others keep their shapes</source>
        <translation>也可以失去头的模型输出：以 ; 分隔的名称，或 all。读取它们的一方得到的数字会减少；其他输出保持形状不变</translation>
    </message>
    <message>
        <source>How much one matters. l1, l2: the sum of its weights&apos; absolute values, or of their squares; lamp: its square over those of all that are no smaller; geometric-median: how far its weights are from those of the others; bn-scale: the scales of batch normalizations; activation: the variance that it gives to the layers that read it; output-error: what these lose once they are fitted anew; output-change: what the model&apos;s outputs lose then; taylor: what the loss of labels (without labels, of the model&apos;s own answers) would change, by its gradient, which needs libtorch; fisher: the same weight by weight, as the sum of its squares over single samples (the diagonal of the Fisher information times the weight&apos;s square), so that weights that pull against each other do not hide one another; random: as a control; auto: output-error with calibration data, else l1. gates: by the same gradient, of a gate behind each neuron: the mean of |gradient| over single samples, divided by the length of those of its layer. Where taylor sums over all weights of a neuron and takes squares of a few samples together, a gate sees only what comes out of it</source>
        <translation>重要性的衡量方式。l1、l2：其权重的绝对值之和或平方和；lamp：其平方与所有不小于它者的平方之和的比；geometric-median：其权重与其他各项权重的距离；bn-scale：批归一化的缩放系数；activation：它带给读取它的层的方差；output-error：这些层重新拟合后的损失；output-change：届时模型输出的损失；taylor：由梯度估计的标签损失（没有标签时，相对模型自身的输出）的变化，需要 libtorch；fisher：同样的量逐权重计算，取其平方在各单个样本上的和（Fisher 信息的对角线乘以权重的平方），使方向相反的权重不会相互掩盖；random：作为对照；auto：有校准数据时为 output-error，否则为 l1。gates：使用同样的梯度，但取每个神经元之后的门的梯度：各单个样本的 |梯度| 的平均值，再除以该层所有门的这些值的范数。taylor 对一个神经元的全部权重求和，并将若干样本合在一起取平方；门则只看到该神经元的输出</translation>
    </message>
    <message>
        <source>How much one matters. l1, l2: the sum of its weights&apos; absolute values, or of their squares; lamp: its square over those of all that are no smaller; geometric-median: how far its weights are from those of the others; bn-scale: the scales of batch normalizations; activation: the variance that it gives to the layers that read it; output-error: what these lose once they are fitted anew; output-change: what the model&apos;s outputs lose then; taylor: what the loss of labels (without labels, of the model&apos;s own answers) would change, by its gradient, which needs libtorch; fisher: the same weight by weight, as the sum of its squares over single samples (the diagonal of the Fisher information times the weight&apos;s square), so that weights that pull against each other do not hide one another; random: as a control; auto: output-error with calibration data, else l1</source>
        <translation>重要性的衡量方式。l1、l2：其权重的绝对值之和或平方和；lamp：其平方与所有不小于它者的平方之和的比；geometric-median：其权重与其他各项权重的距离；bn-scale：批归一化的缩放系数；activation：它带给读取它的层的方差；output-error：这些层重新拟合后的损失；output-change：届时模型输出的损失；taylor：由梯度估计的标签损失（没有标签时，相对模型自身的输出）的变化，需要 libtorch；fisher：同样的量逐权重计算，取其平方在各单个样本上的和（Fisher 信息的对角线乘以权重的平方），使方向相反的权重不会相互掩盖；random：作为对照；auto：有校准数据时为 output-error，否则为 l1</translation>
    </message>
    <message>
        <source>Inputs of the model that may lose channels too (states and caches that it is given back): their names, with ; between, or all</source>
        <translation>也可以失去通道的模型输入（返回给模型的状态和缓存）：以 ; 分隔的名称，或 all</translation>
    </message>
    <message>
        <source>exact rewrites by {0}</source>
        <translation>由 {0} 进行的精确改写</translation>
    </message>
    <message>
        <source>Makes one reshaping, or none, of several in a row with element-wise operators between them</source>
        <translation>把中间只隔着逐元素算子的连续变形合并为一个，或全部去掉</translation>
    </message>
    <message>
        <source>shape computation</source>
        <translation>形状计算</translation>
    </message>
    <message>
        <source>It takes {0} less time ({1}).</source>
        <translation>所需时间减少 {0}（{1}）。</translation>
    </message>
    <message>
        <source>Whether it is as good cannot be told from these samples ({0}).</source>
        <translation>这些样本无法判断它是否同样好（{0}）。</translation>
    </message>
    <message>
        <source>So {0} is better in {1}; whether it is as good is not known.</source>
        <translation>因此 {0} 在{1}方面更好；是否同样好尚不清楚。</translation>
    </message>
    <message>
        <source>So {0} is worse in {1}; whether it is as good is not known.</source>
        <translation>因此 {0} 在{1}方面更差；是否同样好尚不清楚。</translation>
    </message>
</context>
<context>
    <name>CostsDialog</name>
    <message>
        <source>Queries a day</source>
        <translation>每天查询数</translation>
    </message>
    <message>
        <source>Price an hour</source>
        <translation>每小时价格</translation>
    </message>
    <message>
        <source> W</source>
        <translation> W</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>功率</translation>
    </message>
    <message>
        <source> g a kWh</source>
        <translation> g/kWh</translation>
    </message>
    <message>
        <source>CO2 of the electricity</source>
        <translation>电力的 CO2</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>&amp;Queries a day</source>
        <translation>每天查询数(&amp;Q)</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>货币</translation>
    </message>
    <message>
        <source>&amp;Price of the machine an hour</source>
        <translation>机器每小时价格(&amp;P)</translation>
    </message>
    <message>
        <source>Power that it &amp;draws</source>
        <translation>功耗(&amp;D)</translation>
    </message>
    <message>
        <source>CO2 of the &amp;electricity</source>
        <translation>电力的 CO2(&amp;E)</translation>
    </message>
    <message>
        <source>Costs of the variants</source>
        <translation>各变体的成本</translation>
    </message>
    <message>
        <source>change of the cost figures</source>
        <translation>更改成本数字</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>Inference</source>
        <translation>推理</translation>
    </message>
    <message>
        <source>%1 a million</source>
        <translation>%1/百万次</translation>
    </message>
    <message>
        <source>kWh a million</source>
        <translation>kWh/百万次</translation>
    </message>
    <message>
        <source>g CO2 a million</source>
        <translation>g CO2/百万次</translation>
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
        <translation>相对源模型</translation>
    </message>
    <message>
        <source>%1 to %2 by the 95 % interval of the latency, computed</source>
        <translation>%1 至 %2，按延迟的 95 % 区间，计算值</translation>
    </message>
    <message>
        <source>Its latency was not measured</source>
        <translation>其延迟未测量</translation>
    </message>
    <message>
        <source>median, measured</source>
        <translation>中位数，实测</translation>
    </message>
    <message>
        <source>the source&apos;s median times the ratio measured in one run</source>
        <translation>源模型的中位数乘以同一次运行中测得的比值</translation>
    </message>
    <message>
        <source>Give the price an hour</source>
        <translation>请给出每小时价格</translation>
    </message>
    <message>
        <source>Give the power</source>
        <translation>请给出功率</translation>
    </message>
    <message>
        <source>Give the power and the CO2 of the electricity</source>
        <translation>请给出功率和电力的 CO2</translation>
    </message>
    <message>
        <source>Give the price an hour and the queries a day</source>
        <translation>请给出每小时价格和每天查询数</translation>
    </message>
    <message>
        <source>Give queries, power and the CO2 of the electricity</source>
        <translation>请给出查询数、功率和电力的 CO2</translation>
    </message>
    <message>
        <source>the source itself, or not measured</source>
        <translation>源模型本身，或未测量</translation>
    </message>
    <message>
        <source>Give at least one figure.</source>
        <translation>请至少给出一个数字。</translation>
    </message>
    <message>
        <source>. The machine counts for as long as it computes.</source>
        <translation>。机器只按计算时间计费。</translation>
    </message>
    <message>
        <source>No latency was measured yet: Run &gt; Measure baseline.</source>
        <translation>尚未测量延迟：运行 &gt; 测量基线。</translation>
    </message>
    <message>
        <source> The source keeps %1 machines busy all day.</source>
        <translation> 源模型需要 %1 台机器全天运行。</translation>
    </message>
    <message>
        <source>Capacity of the battery</source>
        <translation>电池容量</translation>
    </message>
    <message>
        <source> V</source>
        <translation> V</translation>
    </message>
    <message>
        <source>Voltage of the battery</source>
        <translation>电池电压</translation>
    </message>
    <message>
        <source>Power of the device</source>
        <translation>设备功率</translation>
    </message>
    <message>
        <source>Times as long on the device</source>
        <translation>设备上的耗时倍数</translation>
    </message>
    <message>
        <source>Unit of the capacity</source>
        <translation>容量单位</translation>
    </message>
    <message>
        <source>&amp;Battery of a device</source>
        <translation>设备的电池(&amp;B)</translation>
    </message>
    <message>
        <source>Power that the de&amp;vice draws</source>
        <translation>设备功耗(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Time on the device</source>
        <translation>设备上的时间(&amp;T)</translation>
    </message>
    <message>
        <source>How many times longer than on this machine an inference takes there; not given: as long as here</source>
        <translation>在该设备上一次推理的耗时是本机的多少倍；未给出：与本机相同</translation>
    </message>
    <message>
        <source>Inferences a charge</source>
        <translation>每次充电的推理次数</translation>
    </message>
    <message>
        <source>Battery an hour</source>
        <translation>每小时电量</translation>
    </message>
    <message>
        <source> The device cannot keep up with these queries in every variant: its battery an hour is then that of computing without a pause.</source>
        <translation> 并非每个变体都能让设备跟上这些查询：此时每小时电量按不间断计算得出。</translation>
    </message>
    <message>
        <source> For the battery, give the power that the device draws too.</source>
        <translation> 要计算电池，还请给出设备功耗。</translation>
    </message>
    <message>
        <source>What the variants cost to run, computed from figures of your own. Nothing here is measured but the source&apos;s latency and what each variant takes of it in the same run.</source>
        <translation>运行各变体的成本，根据您自己的数值计算。这里测得的只有原始模型的延迟，以及各变体在同一次运行中占其多少。</translation>
    </message>
    <message>
        <source>%1 ms (%2 to %3)</source>
        <translation>%1 ms（%2 至 %3）</translation>
    </message>
    <message>
        <source>; in brackets its 95 % interval, by which every cost beside it has one too</source>
        <translation>；括号中为其 95 % 区间，旁边的各项成本也因此有区间</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1（%2 至 %3）</translation>
    </message>
    <message>
        <source>of every cost: all of them go with the latency; in brackets the 95 % interval</source>
        <translation>适用于每项成本：它们都随延迟变化；括号中为 95 % 区间</translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%1 layer</source>
        <translation>
            <numerusform>%1 层</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 sample</source>
        <translation>
            <numerusform>%1 个样本</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 group</source>
        <translation>
            <numerusform>%1 组</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 channel</source>
        <translation>
            <numerusform>%1 个通道</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 tensor</source>
        <translation>
            <numerusform>%1 个张量</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 reader</source>
        <extracomment>a layer that reads a tensor</extracomment>
        <translation>
            <numerusform>%1 个下游层</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 variant</source>
        <translation>
            <numerusform>%1 个变体</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 preset</source>
        <translation>
            <numerusform>%1 个预设</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 run</source>
        <extracomment>of a model, when it is timed</extracomment>
        <translation>
            <numerusform>%1 次运行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 thread</source>
        <translation>
            <numerusform>%1 个线程</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 candidate</source>
        <extracomment>a way of making a model smaller that a preset tries</extracomment>
        <translation>
            <numerusform>%1 个候选</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 step</source>
        <extracomment>of a recipe, or of training</extracomment>
        <translation>
            <numerusform>%1 步</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 look</source>
        <extracomment>a measurement of the held-out score during training</extracomment>
        <translation>
            <numerusform>%1 次检查</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 other</source>
        <extracomment>other layer, in &quot;32 channels, shrinks with 3 others&quot;</extracomment>
        <translation>
            <numerusform>其他 %1 层</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 selected layer</source>
        <translation>
            <numerusform>所选 %1 层</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 layer shrinks</source>
        <translation>
            <numerusform>%1 层会缩减</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 layer is left alone</source>
        <translation>
            <numerusform>%1 层不处理</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DemoWords</name>
    <message>
        <source>The demo&apos;s model %1 is not installed.</source>
        <translation>演示的模型 %1 未安装。</translation>
    </message>
    <message>
        <source>The demo&apos;s data is not prepared. Run pare-demo-data &quot;%1&quot;, then open the demo again.</source>
        <translation>演示的数据尚未准备。请运行 pare-demo-data &quot;%1&quot;，然后重新打开演示。</translation>
    </message>
</context>
<context>
    <name>DifferenceWords</name>
    <message>
        <source>Only in the second model</source>
        <translation>仅在第二个模型中</translation>
    </message>
    <message>
        <source>Only in the first model</source>
        <translation>仅在第一个模型中</translation>
    </message>
    <message>
        <source>%1 (first)</source>
        <translation>%1（第一个）</translation>
    </message>
</context>
<context>
    <name>FigureBox</name>
    <message>
        <source>not given</source>
        <translation>未给出</translation>
    </message>
    <message>
        <source>not given (%1)</source>
        <translation>未给出（%1）</translation>
    </message>
</context>
<context>
    <name>FileWords</name>
    <message>
        <source>Give a file name.</source>
        <translation>请给出文件名。</translation>
    </message>
    <message>
        <source>%1 is a folder; give a file&apos;s name.</source>
        <translation>%1 是文件夹；请给出文件名。</translation>
    </message>
    <message>
        <source>The folder %1 is not there.</source>
        <translation>文件夹 %1 不存在。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written.</source>
        <translation>无法写入文件夹 %1。</translation>
    </message>
    <message>
        <source>Replace file</source>
        <translation>替换文件</translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation>%1 已存在。</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
</context>
<context>
    <name>FoldWords</name>
    <message>
        <source>%1 in %2</source>
        <translation>%1为 %2</translation>
    </message>
    <message>
        <source>%1 with a warning</source>
        <translation>%1有警告</translation>
    </message>
    <message>
        <source>%1 declined</source>
        <translation>%1被跳过</translation>
    </message>
    <message>
        <source>%1 with %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 及另外 %2 个</translation>
    </message>
    <message>
        <source>%1, the sum of its layers, measured</source>
        <translation>%1，各层之和，实测</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 个参数</translation>
    </message>
</context>
<context>
    <name>LayerTimeWords</name>
    <message>
        <source>none: it is computed once, when the model is loaded</source>
        <translation>无：仅在加载模型时计算一次</translation>
    </message>
    <message>
        <source>fused into %1, whose time holds its own</source>
        <translation>融合进 %1，其时间包含本层</translation>
    </message>
    <message>
        <source>%1, measured (%2 to %3 in %4 rounds of %5, %6)</source>
        <translation>%1，实测（%4 轮、每轮 %5 中为 %2 到 %3，%6）</translation>
    </message>
    <message>
        <source>%1, measured (one round of %2, %3: no spread)</source>
        <translation>%1，实测（一轮 %2，%3：无离散度）</translation>
    </message>
    <message>
        <source>, with %1 fused into it</source>
        <translation>，其中融合了 %1</translation>
    </message>
</context>
<context>
    <name>LegendWords</name>
    <message>
        <source>better</source>
        <translation>更好</translation>
    </message>
    <message>
        <source>past guard</source>
        <translation>超出损失上限</translation>
    </message>
    <message>
        <source>unclear</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>已崩溃</translation>
    </message>
    <message>
        <source>other conditions</source>
        <translation>条件不同</translation>
    </message>
    <message>
        <source>tried</source>
        <translation>已尝试</translation>
    </message>
    <message>
        <source>no gain</source>
        <translation>无收益</translation>
    </message>
</context>
<context>
    <name>ParallelWords</name>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Latency ÷ source</source>
        <translation>延迟 ÷ 源模型</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>峰值内存</translation>
    </message>
    <message>
        <source>Worst class&apos;s loss</source>
        <translation>最差类别的损失</translation>
    </message>
    <message>
        <source>points</source>
        <translation>百分点</translation>
    </message>
    <message>
        <source>removal of the constraint</source>
        <translation>移除约束</translation>
    </message>
    <message>
        <source>constraint %1</source>
        <translation>约束 %1</translation>
    </message>
</context>
<context>
    <name>PointWords</name>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1（%2 至 %3）</translation>
    </message>
    <message>
        <source>%1 %2 (%3 to %4), measured on %5</source>
        <translation>%1 %2（%3 至 %4），在 %5上实测</translation>
    </message>
    <message>
        <source>%1, computed</source>
        <translation>%1，计算值</translation>
    </message>
    <message>
        <source>%1x of the source&apos;s latency, measured in one run</source>
        <translation>源模型延迟的 %1 倍，在同一次运行中实测</translation>
    </message>
    <message>
        <source>%1 (%2 to %3), median of %4, measured</source>
        <translation>%1（%2 至 %3），%4的中位数，实测</translation>
    </message>
    <message>
        <source>%1 MACs, computed</source>
        <translation>%1 MACs，计算值</translation>
    </message>
    <message>
        <source>%1 peak memory, measured</source>
        <translation>峰值内存 %1，实测</translation>
    </message>
    <message>
        <source>◷ measured on other data than is given now</source>
        <translation>◷ 测量所用数据与当前给出的不同</translation>
    </message>
    <message>
        <source>after %1 of %2</source>
        <translation>在 %2 上执行 %1 之后</translation>
    </message>
    <message>
        <source>for %1: %2</source>
        <translation>用于 %1：%2</translation>
    </message>
    <message>
        <source>Agreement with the source</source>
        <translation>与源模型的一致率</translation>
    </message>
    <message>
        <source>Cosine to the source</source>
        <translation>与源模型的余弦</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>grey: %1</source>
        <translation>灰显：%1</translation>
    </message>
</context>
<context>
    <name>PresetMenu</name>
    <message>
        <source>Begin with this</source>
        <translation>从这里开始</translation>
    </message>
    <message>
        <source>Fewer bits, the same layers</source>
        <translation>更少的位，层不变</translation>
    </message>
    <message>
        <source>Fewer weights</source>
        <translation>更少的权重</translation>
    </message>
    <message>
        <source>Fewer weights and fewer bits</source>
        <translation>更少的权重和更少的位</translation>
    </message>
    <message>
        <source>With training, for what else loses too much</source>
        <translation>通过训练，用于否则损失过大的情况</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>自定义</translation>
    </message>
</context>
<context>
    <name>PreviewWords</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>no labels: agreement with the source is measured</source>
        <translation>没有标签：测量与源模型的一致率</translation>
    </message>
    <message>
        <source>%1 of the evaluation data are also used to calibrate</source>
        <translation>评估数据中有 %1也用于校准</translation>
    </message>
    <message>
        <source>%1, %2, labels from %3</source>
        <translation>%1，%2，标签来自 %3</translation>
    </message>
    <message>
        <source>%1, %2, no labels</source>
        <translation>%1，%2，无标签</translation>
    </message>
    <message>
        <source>%1, %2, reference outputs</source>
        <translation>%1，%2，参考输出</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>%1 … (%2 characters)</source>
        <translation>%1 …（%2 个字符）</translation>
    </message>
    <message>
        <source>as the model</source>
        <translation>与模型相同</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>value = stored × scale</source>
        <translation>值 = 存储值 × 缩放因子</translation>
    </message>
    <message>
        <source>value = (stored − zero point) × scale</source>
        <translation>值 = (存储值 − 零点) × 缩放因子</translation>
    </message>
    <message>
        <source>, scale %1</source>
        <translation>，缩放因子 %1</translation>
    </message>
    <message>
        <source>, one scale for each block of %1 along axis %2: %3 to %4</source>
        <translation>，沿轴 %2 每 %1 个一块各用一个缩放因子：%3 至 %4</translation>
    </message>
    <message>
        <source>, one scale for each position of axis %1: %2 to %3</source>
        <translation>，轴 %1 的每个位置各用一个缩放因子：%2 至 %3</translation>
    </message>
    <message>
        <source>; zero points %1 to %2</source>
        <translation>；零点 %1 至 %2</translation>
    </message>
    <message>
        <source>; zero point %1</source>
        <translation>；零点 %1</translation>
    </message>
    <message>
        <source>Cancelled after %1. Nothing was kept.</source>
        <translation>已在 %1 后取消。未保留任何内容。</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>正在取消…</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Not delivered</source>
        <translation>未交付</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>unclear</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>other data</source>
        <translation>其他数据</translation>
    </message>
    <message>
        <source> · slower</source>
        <translation> · 更慢</translation>
    </message>
    <message>
        <source>computed, exact</source>
        <translation>计算值，精确</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>not measured for both</source>
        <translation>并非两者都已测量</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1（%2 至 %3）</translation>
    </message>
    <message>
        <source>not measured for both: labelled data (Ctrl+D) gives it</source>
        <translation>并非两者都已测量：需要带标签的数据 (Ctrl+D)</translation>
    </message>
    <message>
        <source> points</source>
        <translation> 个百分点</translation>
    </message>
    <message>
        <source>no interval: each was compared with the source, not with the other</source>
        <translation>没有区间：两者都只与源模型比较过，没有相互比较</translation>
    </message>
    <message>
        <source>%1 [%2 to %3]%4</source>
        <translation>%1 [%2 至 %3]%4</translation>
    </message>
    <message>
        <source>paired difference on the same samples with its 95 % interval, p = %1</source>
        <translation>相同样本上的配对差值及其 95 % 区间，p = %1</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>%1 %2 (%3 to %4)</source>
        <translation>%1 %2（%3 至 %4）</translation>
    </message>
    <message>
        <source>Latency, median</source>
        <translation>延迟，中位数</translation>
    </message>
    <message>
        <source>taken in different runs: compare the row below</source>
        <translation>取自不同的运行：请比较下一行</translation>
    </message>
    <message>
        <source>%1x (%2 to %3)</source>
        <translation>%1x（%2 至 %3）</translation>
    </message>
    <message>
        <source>not told apart</source>
        <translation>无法区分</translation>
    </message>
    <message>
        <source>Latency ÷ source, same run</source>
        <translation>延迟 ÷ 源模型，同一次运行</translation>
    </message>
    <message>
        <source>measured, each interleaved with the source</source>
        <translation>实测，各自与源模型交替运行</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>峰值内存</translation>
    </message>
    <message>
        <source>measured, of a fresh process each</source>
        <translation>实测，各用一个新进程</translation>
    </message>
    <message>
        <source>%1, cosine %2</source>
        <translation>%1，余弦 %2</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>Closeness to the source</source>
        <translation>与源模型的接近度</translation>
    </message>
    <message>
        <source>source</source>
        <translation>源模型</translation>
    </message>
    <message>
        <source>each against the source</source>
        <translation>各自相对源模型</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>not told apart: %1</source>
        <translation>无法区分：%1</translation>
    </message>
</context>
<context>
    <name>Recipe</name>
    <message>
        <source>After %1 there are no float weights left to work on.</source>
        <translation>%1 之后没有剩下可处理的浮点权重。</translation>
    </message>
    <message>
        <source>every layer</source>
        <translation>所有层</translation>
    </message>
    <message>
        <source>, but %1</source>
        <translation>，%1除外</translation>
    </message>
    <message>
        <source>known after Run</source>
        <translation>运行后可知</translation>
    </message>
    <message>
        <source>%1 MACs</source>
        <translation>%1 MACs</translation>
    </message>
    <message>
        <source>no change</source>
        <translation>无变化</translation>
    </message>
    <message>
        <source> est.</source>
        <translation> 估计</translation>
    </message>
    <message>
        <source>This machine: %1</source>
        <translation>本机：%1</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>本机</translation>
    </message>
</context>
<context>
    <name>SceneModelWords</name>
    <message>
        <source>Weights stored as %1, unpacked to %2 when the model is loaded</source>
        <translation>权重存为 %1，加载模型时解包为 %2</translation>
    </message>
</context>
<context>
    <name>SceneWords</name>
    <message>
        <source> · best</source>
        <translation> · 最佳</translation>
    </message>
    <message>
        <source>recipe: %1 %2</source>
        <translation>配方：%1 %2</translation>
    </message>
    <message>
        <source>better</source>
        <translation>更好</translation>
    </message>
</context>
<context>
    <name>ShortcutWords</name>
    <message>
        <source>%1 is used in the graph and in tables.</source>
        <translation>%1 已用于计算图和表格。</translation>
    </message>
    <message>
        <source>%1 is the key of %2; take it away there first.</source>
        <translation>%1 是“%2”的按键；请先在那里取消。</translation>
    </message>
    <message>
        <source>Find an action or its keys</source>
        <translation>查找操作或其按键</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>新按键</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>无按键</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Press the new keys</source>
        <translation>请按下新按键</translation>
    </message>
    <message>
        <source>changed; it was %1</source>
        <translation>已更改；原为 %1</translation>
    </message>
    <message>
        <source>Choose an action first.</source>
        <translation>请先选择操作。</translation>
    </message>
</context>
<context>
    <name>TradeOffWords</name>
    <message>
        <source>kept</source>
        <translation>保持</translation>
    </message>
    <message>
        <source>loss within guard</source>
        <translation>损失在上限内</translation>
    </message>
    <message>
        <source>unclear: more samples would tell</source>
        <translation>不确定：更多样本可以判定</translation>
    </message>
    <message>
        <source>past guard</source>
        <translation>超出损失上限</translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>已崩溃</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>source</source>
        <translation>源模型</translation>
    </message>
    <message>
        <source>quantized</source>
        <translation>已量化</translation>
    </message>
    <message>
        <source>pruned</source>
        <translation>已剪枝</translation>
    </message>
    <message>
        <source>both</source>
        <translation>两者皆有</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Latency ÷ source</source>
        <translation>延迟 ÷ 源模型</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>guard: at most %1 below source</source>
        <translation>损失上限：最多比源模型低 %1</translation>
    </message>
    <message>
        <source>guard: at most %1 above source</source>
        <translation>损失上限：最多比源模型高 %1</translation>
    </message>
    <message>
        <source>%1 point</source>
        <translation>%1 个百分点</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 个百分点</translation>
    </message>
</context>
<context>
    <name>TrainingCurve</name>
    <message>
        <source>step %1 of %2, epoch %3 of %4</source>
        <translation>第 %1 步，共 %2 步；第 %3 轮，共 %4 轮</translation>
    </message>
    <message>
        <source>training loss %1</source>
        <translation>训练损失 %1</translation>
    </message>
    <message>
        <source>held-out loss %1</source>
        <translation>留出损失 %1</translation>
    </message>
    <message>
        <source>held-out %1 %2</source>
        <translation>留出 %1 %2</translation>
    </message>
    <message>
        <source>learning rate %1</source>
        <translation>学习率 %1</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>已用 %1</translation>
    </message>
    <message>
        <source>best: as it came</source>
        <translation>最佳：初始权重</translation>
    </message>
    <message>
        <source>best: %1 at step %2</source>
        <translation>最佳：%1，第 %2 步</translation>
    </message>
    <message>
        <source>best: step %1</source>
        <translation>最佳：第 %1 步</translation>
    </message>
    <message>
        <source>stopped by hand at step %1 of %2</source>
        <translation>已在第 %1 步手动停止，共 %2 步</translation>
    </message>
    <message>
        <source>ended early at step %1 of %2</source>
        <translation>已在第 %1 步提前结束，共 %2 步</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>step	epoch	training loss	held-out loss	held-out score	learning rate	seconds
</source>
        <translation>步	轮	训练损失	留出损失	留出得分	学习率	秒
</translation>
    </message>
</context>
<context>
    <name>Treatment</name>
    <message>
        <source>As recipe</source>
        <translation>按配方</translation>
    </message>
    <message>
        <source>Leave alone</source>
        <translation>不处理</translation>
    </message>
    <message>
        <source>%1 % zeros</source>
        <translation>%1 % 为零</translation>
    </message>
</context>
<context>
    <name>pare::BatchDialog</name>
    <message>
        <source>Move &amp;up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>下移(&amp;D)</translation>
    </message>
    <message>
        <source>Batch of presets</source>
        <translation>批量运行预设</translation>
    </message>
    <message>
        <source>measured on %1</source>
        <translation>在 %1 上测量</translation>
    </message>
    <message>
        <source>calibrated on %1</source>
        <translation>在 %1 上校准</translation>
    </message>
    <message>
        <source>Each is run on the source and measured against it, from the top down; the points appear as they come. %1</source>
        <translation>自上而下逐个在源模型上运行，并与源模型比较测量；结果点会陆续出现。%1</translation>
    </message>
    <message>
        <source>There is no data (Ctrl+D): size and latency only.</source>
        <translation>没有数据 (Ctrl+D)：只测量大小和延迟。</translation>
    </message>
    <message>
        <source>They are %1.</source>
        <translation>它们%1。</translation>
    </message>
    <message>
        <source> and </source>
        <translation> 和 </translation>
    </message>
    <message>
        <source> %1 as the recipe says.</source>
        <translation> 按配方，%1。</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Variations</source>
        <translation>变化项</translation>
    </message>
    <message>
        <source>When to use it</source>
        <translation>适用场合</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Run presets</source>
        <translation>运行预设</translation>
    </message>
    <message>
        <source>Already measured. </source>
        <translation>已测量过。 </translation>
    </message>
    <message>
        <source>Percent of the channels to remove; several give a run each: 20, 30, 40</source>
        <translation>要移除的通道百分比；给出多个则各运行一次：20, 30, 40</translation>
    </message>
    <message>
        <source>%1: percent of the channels</source>
        <translation>%1：通道百分比</translation>
    </message>
    <message>
        <source>each in turn</source>
        <translation>逐个尝试</translation>
    </message>
    <message>
        <source>How static quantization takes its ranges from the calibration data</source>
        <translation>静态量化如何从校准数据取得范围</translation>
    </message>
    <message>
        <source>%1: calibrator</source>
        <translation>%1：校准器</translation>
    </message>
    <message>
        <source>%1: give percentages from 1 to 95, such as 20, 30, 40.</source>
        <translation>%1：请给出 1 到 95 的百分比，例如 20, 30, 40。</translation>
    </message>
    <message>
        <source>Tick at least one preset.</source>
        <translation>请至少勾选一个预设。</translation>
    </message>
    <message>
        <source>%1, %2 to make and measure</source>
        <translation>%1，要生成并测量 %2</translation>
    </message>
    <message>
        <source>, about %1 (est.)</source>
        <translation>，约 %1（估计）</translation>
    </message>
    <message>
        <source>; the source is measured first</source>
        <translation>；会先测量源模型</translation>
    </message>
</context>
<context>
    <name>pare::ChangesModel</name>
    <message>
        <source>Only one of the models has it, or it changes nothing from sample to sample</source>
        <translation>只有一个模型含有它，或它不随样本变化</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>Not compared: %1</source>
        <translation>未比较：%1</translation>
    </message>
    <message>
        <source>Signal over noise of its output to the other model&apos;s: %1; measured</source>
        <translation>其输出相对另一模型输出的信噪比：%1；实测</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
    <message>
        <source>%1, in the second model %2</source>
        <translation>%1，在第二个模型中为 %2</translation>
    </message>
    <message>
        <source>only in the second model</source>
        <translation>仅在第二个模型中</translation>
    </message>
    <message>
        <source>only in the first model</source>
        <translation>仅在第一个模型中</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>算子</translation>
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
        <translation>其输出与另一模型输出的余弦：%1；实测</translation>
    </message>
    <message>
        <source>Mean difference of its output to the other model&apos;s, of the mean magnitude in the first: %1 %; measured</source>
        <translation>其输出与另一模型输出的平均差，相对于第一个模型中的平均幅值：%1 %；实测</translation>
    </message>
    <message>
        <source>Largest difference of one number of its output to the other model&apos;s: %1; measured</source>
        <translation>其输出中单个数值与另一模型的最大差：%1；实测</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>Mean error [%]</source>
        <translation>平均误差 [%]</translation>
    </message>
    <message>
        <source>Largest error</source>
        <translation>最大误差</translation>
    </message>
</context>
<context>
    <name>pare::ChangesPanel</name>
    <message>
        <source>Measure error</source>
        <translation>测量误差</translation>
    </message>
    <message>
        <source>What differs between two models</source>
        <translation>两个模型之间的差异</translation>
    </message>
    <message>
        <source>Kind of change</source>
        <translation>变更类型</translation>
    </message>
    <message>
        <source>Only changes of this kind</source>
        <translation>只看此类变更</translation>
    </message>
    <message>
        <source>Previous change (Shift+F8)</source>
        <translation>上一处变更 (Shift+F8)</translation>
    </message>
    <message>
        <source>Next change (F8)</source>
        <translation>下一处变更 (F8)</translation>
    </message>
    <message>
        <source>%1 → %2: %3 changed, %4 added, %5 removed, %6 unchanged</source>
        <translation>%1 → %2：%3 处变更，%4 处新增，%5 处移除，%6 处未变</translation>
    </message>
    <message>
        <source>No layer differs.</source>
        <translation>没有层存在差异。</translation>
    </message>
    <message>
        <source>Comparing %1 and %2…</source>
        <translation>正在比较 %1 与 %2…</translation>
    </message>
    <message>
        <source>Runs both models on the same %1 samples: how far each layer&apos;s output is apart</source>
        <translation>在相同的 %1上运行两个模型：各层输出相差多少</translation>
    </message>
    <message>
        <source>All changes</source>
        <translation>所有变更</translation>
    </message>
    <message>
        <source>Relative tolerance</source>
        <translation>相对容差</translation>
    </message>
    <message>
        <source>Weights count as unchanged where no number differs by more than this share of the largest magnitude in the first model&apos;s tensor, and by the tolerance beside</source>
        <translation>若没有任何数值的差异超过第一个模型张量最大绝对值的这一比例加上旁边的容差，则权重视为未变更</translation>
    </message>
    <message>
        <source>Absolute tolerance</source>
        <translation>绝对容差</translation>
    </message>
    <message>
        <source>Weights count as unchanged where no number differs by more than this, and by the share beside</source>
        <translation>若没有任何数值的差异超过此值加上旁边的比例，则权重视为未变更</translation>
    </message>
    <message>
        <source>Weights within %1 of the largest magnitude plus %2 count as unchanged.</source>
        <translation>与最大绝对值的 %1 加 %2 以内的差异视为权重未变更。</translation>
    </message>
    <message>
        <source>Weights count as unchanged where no number differs by more than both of these together:</source>
        <translation>当没有任何数值之差超过以下两者之和时，权重视为未改变：</translation>
    </message>
    <message>
        <source>&amp;Share of the tensor&apos;s largest magnitude</source>
        <translation>张量最大幅值的比例(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Absolute</source>
        <translation>绝对值(&amp;A)</translation>
    </message>
    <message>
        <source>Weights: exact</source>
        <translation>权重：精确</translation>
    </message>
    <message>
        <source>Weights: within %1 of the largest</source>
        <translation>权重：最大值的 %1 以内</translation>
    </message>
    <message>
        <source>Weights: within %1</source>
        <translation>权重：%1 以内</translation>
    </message>
    <message>
        <source>Weights: within %1 of the largest + %2</source>
        <translation>权重：最大值的 %1 + %2 以内</translation>
    </message>
    <message>
        <source>From which difference on weights count as changed</source>
        <translation>差多少起权重算作已改变</translation>
    </message>
    <message>
        <source>; 1 node that only makes weights is not counted</source>
        <translation>；1 个仅生成权重的节点未计入</translation>
    </message>
    <message>
        <source>; %1 nodes that only make weights are not counted</source>
        <translation>；%1 个仅生成权重的节点未计入</translation>
    </message>
    <message>
        <source>Nothing is compared. Show a variant, choose File &gt; Compare with another model, or drop two models on the window.</source>
        <translation>没有比较对象。请显示一个变体，选择“文件 &gt; 与另一模型比较”，或将两个模型拖到窗口上。</translation>
    </message>
</context>
<context>
    <name>pare::ChannelsControl</name>
    <message>
        <source>Channels to remove</source>
        <translation>要移除的通道</translation>
    </message>
    <message>
        <source>Channels to remove: a share such as 30 %, or how many are kept, such as 44</source>
        <translation>要移除的通道：可为比例，如 30 %，或要保留的数量，如 44</translation>
    </message>
    <message>
        <source>all %1 stay: the next count below is %2</source>
        <translation>全部 %1 个保留：下一个更小的数量是 %2</translation>
    </message>
    <message>
        <source>%1 → %2 channels</source>
        <translation>%1 → %2 个通道</translation>
    </message>
    <message>
        <source>%1 go</source>
        <translation>移除 %1</translation>
    </message>
    <message>
        <source>%1 to %2 go, as counts allow</source>
        <translation>移除 %1 至 %2，视允许的数量而定</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>混合</translation>
    </message>
</context>
<context>
    <name>pare::ComparePanel</name>
    <message>
        <source>Swap</source>
        <translation>交换</translation>
    </message>
    <message>
        <source>A and B</source>
        <translation>A 与 B</translation>
    </message>
    <message>
        <source>All variants</source>
        <translation>所有变体</translation>
    </message>
    <message>
        <source>Every variant as a line across all measures; up is better. Drag along an axis to set the least that a variant must hold.</source>
        <translation>每个变体是一条横跨所有指标的线；越高越好。沿轴拖动可设定变体须达到的最低值。</translation>
    </message>
    <message>
        <source>Swap A and B (X)</source>
        <translation>交换 A 和 B (X)</translation>
    </message>
    <message>
        <source>Which is better, and why</source>
        <translation>哪个更好，为什么</translation>
    </message>
    <message>
        <source>Measures of A and B</source>
        <translation>A 与 B 的指标</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>Pass</translation>
    </message>
    <message>
        <source>What changed in B against the source</source>
        <translation>B 相对源模型的变更</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>变更内容</translation>
    </message>
    <message>
        <source>Samples that differ</source>
        <translation>结果不同的样本</translation>
    </message>
    <message>
        <source>Nothing to compare yet: run a recipe or a preset, and compare what it makes with the source.</source>
        <translation>还没有可比较的内容：请运行配方或预设，然后将其结果与源模型比较。</translation>
    </message>
    <message>
        <source>Choose a second variant to compare with %1: here, with B on a row of Variants, or with Ctrl+click on a point of the chart.</source>
        <translation>请选择第二个变体与 %1 比较：可在此处选择，在“变体”的某一行按 B，或在图表上 Ctrl+单击某个点。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>the source</source>
        <translation>源模型</translation>
    </message>
    <message>
        <source>A %1 and B %2</source>
        <translation>A %1 与 B %2</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>B against A</source>
        <translation>B 相对 A</translation>
    </message>
    <message>
        <source>B is the source: swap A and B to see what changed.</source>
        <translation>B 是源模型：交换 A 和 B 可查看变更。</translation>
    </message>
    <message>
        <source>No layer was changed.</source>
        <translation>没有层被变更。</translation>
    </message>
    <message>
        <source>Where A and B disagree, the largest disagreement first, with both outputs</source>
        <translation>A 与 B 的分歧之处，分歧最大者在前，附两者输出</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比较</translation>
    </message>
</context>
<context>
    <name>pare::DataDialog</name>
    <message>
        <source>Data to evaluate</source>
        <translation>评估用数据</translation>
    </message>
    <message>
        <source>Data to calibrate</source>
        <translation>校准用数据</translation>
    </message>
    <message>
        <source>Data to train</source>
        <translation>训练用数据</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>%1 expects %2.</source>
        <translation>%1 需要 %2。</translation>
    </message>
    <message>
        <source>Data is .npz with arrays of these names and labels, a folder of pictures with one folder a class, .csv, an IDX pair, or an ONNX test_data_set folder. A file or folder can be dropped here.</source>
        <translation>数据可以是：含这些名称的数组和标签的 .npz、每类一个子文件夹的图片文件夹、.csv、一对 IDX 文件，或 ONNX test_data_set 文件夹。可将文件或文件夹拖放到此处。</translation>
    </message>
    <message>
        <source>&amp;Evaluate: accuracy is measured on it</source>
        <translation>评估(&amp;E)：用于测量准确率</translation>
    </message>
    <message>
        <source>&amp;Calibrate: static INT8 takes its ranges from it</source>
        <translation>校准(&amp;C)：静态 INT8 由此取得范围</translation>
    </message>
    <message>
        <source>Samples set apart from the evaluation data</source>
        <translation>从评估数据中留出的样本</translation>
    </message>
    <message>
        <source>Other data</source>
        <translation>其他数据</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source> samples</source>
        <translation> 个样本</translation>
    </message>
    <message>
        <source>Samples set apart to calibrate</source>
        <translation>留作校准的样本</translation>
    </message>
    <message>
        <source>&amp;Train: fine-tune, distill and train-quantized learn from it</source>
        <translation>训练(&amp;T)：fine-tune、distill 和 train-quantized 由此学习</translation>
    </message>
    <message>
        <source>First samples</source>
        <translation>前几个样本</translation>
    </message>
    <message>
        <source>Use data</source>
        <translation>使用数据</translation>
    </message>
    <message>
        <source>Without data, size and latency are measured; accuracy is not.</source>
        <translation>没有数据时，只测量大小和延迟，不测量准确率。</translation>
    </message>
    <message>
        <source>First samples, as the model gets them</source>
        <translation>前几个样本，即模型收到的样子</translation>
    </message>
    <message>
        <source>There is no evaluation data to set samples apart from.</source>
        <translation>没有可从中留出样本的评估数据。</translation>
    </message>
    <message>
        <source>%1 to calibrate, the other %2 to evaluate: no sample does both.</source>
        <translation>%1用于校准，其余 %2用于评估：没有样本同时用于两者。</translation>
    </message>
    <message>
        <source>Presets then calibrate on a part of the evaluation data that they do not report on; a recipe calibrates on what it is measured on, and says so.</source>
        <translation>此时，预设用评估数据中不计入结果报告的部分校准；配方则用测量所用的数据校准，并会说明这一点。</translation>
    </message>
    <message>
        <source>Static INT8 needs calibration data.</source>
        <translation>静态 INT8 需要校准数据。</translation>
    </message>
    <message>
        <source>Give a file or folder.</source>
        <translation>请给出文件或文件夹。</translation>
    </message>
    <message>
        <source>Use data: what is given cannot be read yet, see under its field.</source>
        <translation>使用数据：给出的数据尚不能读取，见其字段下方的说明。</translation>
    </message>
    <message>
        <source>: accuracy would look better than it is.</source>
        <translation>：准确率会显得比实际更好。</translation>
    </message>
</context>
<context>
    <name>pare::DataField</name>
    <message>
        <source>Shorter side</source>
        <translation>短边</translation>
    </message>
    <message>
        <source>Crop, height</source>
        <translation>裁剪高度</translation>
    </message>
    <message>
        <source>Crop, width</source>
        <translation>裁剪宽度</translation>
    </message>
    <message>
        <source>File or folder; empty: none</source>
        <translation>文件或文件夹；留空：无</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>文件…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <source>How it is read</source>
        <translation>读取方式</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>as the model</source>
        <translation>与模型相同</translation>
    </message>
    <message>
        <source>none, or 0.485, 0.456, 0.406</source>
        <translation>none，或 0.485, 0.456, 0.406</translation>
    </message>
    <message>
        <source>none, or 0.229, 0.224, 0.225</source>
        <translation>none，或 0.229, 0.224, 0.225</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>文字描述</translation>
    </message>
    <message>
        <source>found out; or images,size=256,crop=224,mean=0.485:0.456:0.406</source>
        <translation>自动识别；或 images,size=256,crop=224,mean=0.485:0.456:0.406</translation>
    </message>
    <message>
        <source>%1: how it is read</source>
        <translation>%1：读取方式</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>Data file</source>
        <translation>数据文件</translation>
    </message>
    <message>
        <source>Looking at it…</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <source>Label column</source>
        <translation>标签列</translation>
    </message>
    <message>
        <source>Labels&apos; file</source>
        <translation>标签文件</translation>
    </message>
    <message>
        <source>Labels&apos; array</source>
        <translation>标签数组</translation>
    </message>
    <message>
        <source>the last, or the one that is named so; none: without labels</source>
        <translation>最后一列，或以此命名的一列；none：没有标签</translation>
    </message>
    <message>
        <source>found out; none: without labels</source>
        <translation>自动识别；none：没有标签</translation>
    </message>
</context>
<context>
    <name>pare::Difference</name>
    <message>
        <source>No model is open.</source>
        <translation>没有打开模型。</translation>
    </message>
    <message>
        <source>Show a variant first, or compare with another model.</source>
        <translation>请先显示一个变体，或与其他模型比较。</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 与 %2</translation>
    </message>
    <message>
        <source>Compare %1 and %2</source>
        <translation>比较 %1 与 %2</translation>
    </message>
    <message>
        <source>not compared: %1</source>
        <translation>未比较：%1</translation>
    </message>
    <message>
        <source>equal on %1, measured</source>
        <translation>在 %1上相同，实测</translation>
    </message>
    <message>
        <source>SQNR %1 dB, cosine %2, largest difference %3, mean difference %4 of the mean magnitude; on %5, measured</source>
        <translation>SQNR %1 dB，余弦 %2，最大差异 %3，平均差异为平均幅值的 %4；在 %5上实测</translation>
    </message>
    <message>
        <source>Nothing is compared.</source>
        <translation>未进行比较。</translation>
    </message>
    <message>
        <source>Needs data (Ctrl+D): both models are run on the same samples.</source>
        <translation>需要数据 (Ctrl+D)：两个模型会在相同样本上运行。</translation>
    </message>
    <message>
        <source>It is being measured.</source>
        <translation>正在测量。</translation>
    </message>
    <message>
        <source>Compare layers of %1 and %2</source>
        <translation>比较 %1 与 %2 的层</translation>
    </message>
    <message>
        <source>Which pass did what is not told: %1.</source>
        <translation>无法说明哪一步做了什么：%1。</translation>
    </message>
</context>
<context>
    <name>pare::DifferencePage</name>
    <message>
        <source>Colour by</source>
        <translation>着色依据</translation>
    </message>
    <message>
        <source>Comparing %1 and %2…</source>
        <translation>正在比较 %1 与 %2…</translation>
    </message>
    <message>
        <source>Nothing is compared.
Show a variant, or choose File &gt; Compare with another model.</source>
        <translation>未进行比较。
请显示一个变体，或选择“文件 &gt; 与其他模型比较”。</translation>
    </message>
    <message>
        <source>One drawing</source>
        <translation>合并显示</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排显示</translation>
    </message>
    <message>
        <source>Both models</source>
        <translation>两个模型</translation>
    </message>
    <message>
        <source>Both models on one drawing, or each by itself, where one follows the other</source>
        <translation>两个模型合并在一张图中，或各自显示并相互跟随</translation>
    </message>
    <message>
        <source>Error between both (SQNR)</source>
        <translation>两者之间的误差 (SQNR)</translation>
    </message>
    <message>
        <source>Kind of change</source>
        <translation>变化类型</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Error between both (cosine)</source>
        <translation>两者之间的误差（余弦）</translation>
    </message>
    <message>
        <source>Error between both (relative)</source>
        <translation>两者之间的误差（相对）</translation>
    </message>
    <message>
        <source>Error between both (largest)</source>
        <translation>两者之间的误差（最大）</translation>
    </message>
    <message>
        <source>The source is shown: nothing is compared.
Show what a variant changed in it, or choose File &gt; Compare with another model.</source>
        <translation>当前显示的是原始模型：没有可比较的内容。
请显示某个变体所作的更改，或选择 文件 &gt; 与其他模型比较。</translation>
    </message>
    <message>
        <source>Changes of %1</source>
        <translation>%1 的更改</translation>
    </message>
</context>
<context>
    <name>pare::DifferenceSides</name>
    <message>
        <source>First: %1</source>
        <translation>第一个：%1</translation>
    </message>
    <message>
        <source>Second: %1</source>
        <translation>第二个：%1</translation>
    </message>
</context>
<context>
    <name>pare::Document</name>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>change of the guard to %1</source>
        <translation>将损失上限改为 %1</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Measure: no model is open.</source>
        <translation>测量：没有打开模型。</translation>
    </message>
    <message>
        <source>Measure: the study is read-only; save it under another name first.</source>
        <translation>测量：项目是只读的；请先以其他名称保存。</translation>
    </message>
    <message>
        <source>Measure: the program pare-runner is not beside this one.</source>
        <translation>测量：程序 pare-runner 不在本程序旁边。</translation>
    </message>
    <message>
        <source>Run: no model is open.</source>
        <translation>运行：没有打开模型。</translation>
    </message>
    <message>
        <source>Run: INT8 static needs calibration data.</source>
        <translation>运行：静态 INT8 需要校准数据。</translation>
    </message>
    <message>
        <source>Run: %1 needs data to train on.</source>
        <translation>运行：%1 需要训练数据。</translation>
    </message>
    <message>
        <source>Run: the program pare-trainer is not beside this one; it is built where libtorch is installed.</source>
        <translation>运行：程序 pare-trainer 不在本程序旁边；只有安装了 libtorch 才会构建它。</translation>
    </message>
    <message>
        <source>Run: the recipe has no enabled step.</source>
        <translation>运行：配方中没有启用的步骤。</translation>
    </message>
    <message>
        <source>%1: needs data to measure on.</source>
        <translation>%1：需要测量用的数据。</translation>
    </message>
    <message>
        <source>%1: needs calibration data.</source>
        <translation>%1：需要校准数据。</translation>
    </message>
    <message>
        <source>%1: needs data to train on.</source>
        <translation>%1：需要训练数据。</translation>
    </message>
    <message>
        <source>%1: the program pare-trainer is not beside this one; it is built where libtorch is installed.</source>
        <translation>%1：程序 pare-trainer 不在本程序旁边；只有安装了 libtorch 才会构建它。</translation>
    </message>
    <message>
        <source>Measure the source</source>
        <translation>测量源模型</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>完成：%1</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Recovery copy</source>
        <translation>恢复副本</translation>
    </message>
    <message>
        <source> Training was stopped by hand after step %1 of %2.</source>
        <translation> 训练已在第 %1 步手动停止，共 %2 步。</translation>
    </message>
    <message>
        <source>Not delivered: %1</source>
        <translation>未交付：%1</translation>
    </message>
    <message>
        <source>Run recipe: %1</source>
        <translation>运行配方：%1</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批量</translation>
    </message>
    <message>
        <source>Preset: %1</source>
        <translation>预设：%1</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>导出 %1</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>已写入 %1</translation>
    </message>
    <message>
        <source>Show variant</source>
        <translation>显示变体</translation>
    </message>
    <message>
        <source>change of the target to %1</source>
        <translation>将目标改为 %1</translation>
    </message>
    <message>
        <source>Measure: another window has this study open; save it under another name first.</source>
        <translation>测量：另一个窗口已打开此研究；请先另存为其他名称。</translation>
    </message>
</context>
<context>
    <name>pare::ErrorsModel</name>
    <message>
        <source>%1 steps of %2 from %3 to %4</source>
        <translation>%1 级，步长 %2，从 %3 至 %4</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>Signal over noise of this layer&apos;s result against the same layer in float: %1. What the layers before it lose is in it; measured.</source>
        <translation>该层结果相对其浮点结果的信噪比：%1。包含之前各层造成的损失；实测。</translation>
    </message>
    <message>
        <source>Float in this variant: its result&apos;s %1 come from the layers before it; measured.</source>
        <translation>在此变体中为浮点：其结果的 %1 来自之前的层；实测。</translation>
    </message>
    <message>
        <source>Signal over noise of the model&apos;s outputs with this layer alone in static INT8: %1; with all but this layer: %2; measured</source>
        <translation>仅此层为静态 INT8 时模型输出的信噪比：%1；除此层外均为静态 INT8 时：%2；实测</translation>
    </message>
    <message>
        <source>Signal over noise of the model&apos;s outputs with this layer alone in static INT8: %1, measured</source>
        <translation>仅此层为静态 INT8 时模型输出的信噪比：%1，实测</translation>
    </message>
    <message>
        <source>Measured together with its neighbours, of whose noise this is its share: %1. The time did not suffice for each alone.</source>
        <translation>与相邻层一起测量，这是它在其中所占的噪声：%1。时间不足以逐层单独测量。</translation>
    </message>
    <message>
        <source>Signal over noise of its weights, float against INT8: %1, computed</source>
        <translation>其权重的信噪比，浮点对 INT8：%1，计算值</translation>
    </message>
    <message>
        <source>Its weights are not stored as integers with scales</source>
        <translation>其权重未存为带缩放因子的整数</translation>
    </message>
    <message>
        <source>Three of the four bytes of each of its weights, computed; its scales are not counted</source>
        <translation>每个权重四个字节中的三个，计算值；未计缩放因子</translation>
    </message>
    <message>
        <source>What its input is rounded to: %1</source>
        <translation>其输入舍入到：%1</translation>
    </message>
    <message>
        <source>Its input is not rounded by one scale</source>
        <translation>其输入不是按单个缩放因子舍入</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>算子</translation>
    </message>
    <message>
        <source>SQNR of result [dB]</source>
        <translation>结果的 SQNR [dB]</translation>
    </message>
    <message>
        <source>SQNR alone [dB]</source>
        <translation>单独的 SQNR [dB]</translation>
    </message>
    <message>
        <source>Weights [dB]</source>
        <translation>权重 [dB]</translation>
    </message>
    <message>
        <source>Saves [kB]</source>
        <translation>节省 [kB]</translation>
    </message>
    <message>
        <source>Its input</source>
        <translation>其输入</translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>
Its weights: %1 less. Its time in one run: %2 in float, %3 in INT8, measured.</source>
        <translation>
其权重减少 %1。单次运行耗时：float 为 %2，INT8 为 %3，实测。</translation>
    </message>
</context>
<context>
    <name>pare::ExportDialog</name>
    <message>
        <source>Verify: reopen, run and compare before the file takes its name</source>
        <translation>验证：重新打开、运行并比较，之后文件才使用其正式名称</translation>
    </message>
    <message>
        <source>Write recipe, report and model card beside it</source>
        <translation>在旁边写入配方、报告和模型卡</translation>
    </message>
    <message>
        <source>Export model</source>
        <translation>导出模型</translation>
    </message>
    <message>
        <source>&amp;Variant</source>
        <translation>变体(&amp;V)</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>One file</source>
        <translation>单个文件</translation>
    </message>
    <message>
        <source>External data beside the model</source>
        <translation>模型旁的外部数据</translation>
    </message>
    <message>
        <source>&amp;Weights</source>
        <translation>权重(&amp;W)</translation>
    </message>
    <message>
        <source>The version of ONNX&apos;s operators that the file uses. It can be raised for a runtime that asks for a newer one; it is never lowered.</source>
        <translation>文件所用的 ONNX 算子版本。可为要求更新版本的运行时提高；从不降低。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保持</translation>
    </message>
    <message>
        <source>&amp;Opset</source>
        <translation>Opset(&amp;O)</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>ONNX (*.onnx)</source>
        <translation>ONNX (*.onnx)</translation>
    </message>
    <message>
        <source>Keep (%1)</source>
        <translation>保持（%1）</translation>
    </message>
    <message>
        <source>Raise to %1</source>
        <translation>提高到 %1</translation>
    </message>
    <message>
        <source>Export: choose a variant.</source>
        <translation>导出：请选择变体。</translation>
    </message>
    <message>
        <source>The source is never overwritten; give another name.</source>
        <translation>源模型从不被覆盖；请换一个名称。</translation>
    </message>
    <message>
        <source>%1 is there already and belongs to another model; give another name.</source>
        <translation>%1 已存在且属于另一个模型；请换一个名称。</translation>
    </message>
    <message>
        <source>A model at another opset is always run and compared.</source>
        <translation>采用其他 opset 的模型总会经过运行和比较。</translation>
    </message>
    <message>
        <source>It is run at opset %1 and compared with the variant before the file takes its name; where they differ, nothing is written.</source>
        <translation>它会以 opset %1 运行并与变体比较，之后文件才使用其正式名称；若有差异，则不写入任何内容。</translation>
    </message>
    <message>
        <source>Above 2 GB weights must lie beside the model.</source>
        <translation>超过 2 GB 时，权重必须放在模型旁边。</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>%1 (computed)</source>
        <translation>%1（计算值）</translation>
    </message>
    <message>
        <source>There is not enough space: %1 are needed, %2 are free.</source>
        <translation>空间不足：需要 %1，可用 %2。</translation>
    </message>
    <message>
        <source>Past the guard by %1. %2</source>
        <translation>超出损失上限 %1。%2</translation>
    </message>
    <message>
        <source>Past the guard: %1</source>
        <translation>超出损失上限：%1</translation>
    </message>
    <message>
        <source>Its accuracy was not measured.</source>
        <translation>其准确率未测量。</translation>
    </message>
    <message>
        <source>Export anyway</source>
        <translation>仍然导出</translation>
    </message>
</context>
<context>
    <name>pare::FoldPane</name>
    <message>
        <source>Open the pane %1</source>
        <translation>打开“%1”窗格</translation>
    </message>
</context>
<context>
    <name>pare::GraphCanvas</name>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>&lt;br&gt;and %1 more</source>
        <translation>&lt;br&gt;及另外 %1 个</translation>
    </message>
    <message>
        <source>&lt;b&gt;Goes to&lt;/b&gt;</source>
        <translation>&lt;b&gt;去往&lt;/b&gt;</translation>
    </message>
    <message>
        <source>&lt;b&gt;Comes from&lt;/b&gt;</source>
        <translation>&lt;b&gt;来自&lt;/b&gt;</translation>
    </message>
    <message>
        <source>&lt;br&gt;Click to go there</source>
        <translation>&lt;br&gt;单击转到该处</translation>
    </message>
    <message>
        <source>&lt;br&gt;Click selects what is in it, double click closes it</source>
        <translation>&lt;br&gt;单击选择其中内容，双击将其关闭</translation>
    </message>
    <message>
        <source>&lt;br&gt;Double click opens it</source>
        <translation>&lt;br&gt;双击将其打开</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>计算图</translation>
    </message>
    <message>
        <source>No model is open</source>
        <translation>没有打开模型</translation>
    </message>
    <message>
        <source>1 layer</source>
        <translation>1 层</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>%1 层</translation>
    </message>
    <message>
        <source>, at %1, %2</source>
        <translation>，位于 %1，%2</translation>
    </message>
    <message>
        <source>, %1 selected</source>
        <translation>，已选 %1 个</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>%1, computed</source>
        <translation>%1，计算值</translation>
    </message>
</context>
<context>
    <name>pare::GraphPage</name>
    <message>
        <source>Select a closed group first: it has the sign ▸ before its name.</source>
        <translation>请先选择一个关闭的组：其名称前有 ▸ 标志。</translation>
    </message>
    <message>
        <source>Select a layer inside of an open group first: the group around it is closed.</source>
        <translation>请先选择打开的组内的一层：随后关闭它所在的组。</translation>
    </message>
    <message>
        <source>Drawing every layer would need more memory than the limit in Preferences. Open groups one by one.</source>
        <translation>绘制所有层所需的内存会超过首选项中的限制。请逐个打开组。</translation>
    </message>
    <message>
        <source>Draw all</source>
        <translation>全部绘制</translation>
    </message>
    <message>
        <source>Draw anyway</source>
        <translation>仍然绘制</translation>
    </message>
    <message>
        <source>Select a part</source>
        <translation>选择一部分</translation>
    </message>
    <message>
        <source>Draws the selected layers and what is near them, %1 at most</source>
        <translation>绘制所选的层及其附近的层，最多 %1</translation>
    </message>
    <message>
        <source>Select layers in the table: they are drawn with what is near them.</source>
        <translation>请在表格中选择层：会绘制它们及其附近的层。</translation>
    </message>
    <message>
        <source>%1: the graph follows.</source>
        <translation>%1：稍后绘制计算图。</translation>
    </message>
    <message>
        <source>%1 of %2: %3.</source>
        <translation>%1 / %2：%3。</translation>
    </message>
    <message>
        <source>the first. Select layers in the table to see others</source>
        <translation>最前面的层。在表格中选择层可查看其他部分</translation>
    </message>
    <message>
        <source>the selection and what is near it</source>
        <translation>所选内容及其附近的层</translation>
    </message>
    <message>
        <source>Drawing %1…</source>
        <translation>正在绘制 %1…</translation>
    </message>
    <message>
        <source>Drawing %1 needs about %2; the limit is %3. The table has every layer.</source>
        <translation>绘制 %1约需 %2；限制为 %3。表格中有全部层。</translation>
    </message>
</context>
<context>
    <name>pare::HeatMap</name>
    <message>
        <source>Values as a picture</source>
        <translation>以图像显示的值</translation>
    </message>
</context>
<context>
    <name>pare::HistogramView</name>
    <message>
        <source>No values</source>
        <translation>没有值</translation>
    </message>
    <message>
        <source>Histogram of values</source>
        <translation>值的直方图</translation>
    </message>
    <message>
        <source>mean %1</source>
        <translation>均值 %1</translation>
    </message>
    <message>
        <source>deviation %1</source>
        <translation>标准差 %1</translation>
    </message>
    <message>
        <source>%1 % zeros</source>
        <translation>%1 % 为零</translation>
    </message>
    <message>
        <source>%1 to %2: %3</source>
        <translation>%1 至 %2：%3</translation>
    </message>
    <message>
        <source> (%1: %2)</source>
        <translation> （%1：%2）</translation>
    </message>
    <message>
        <source>before</source>
        <translation>之前</translation>
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
        <translation>输出</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>激活值</translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>as the recipe says for every layer</source>
        <translation>按配方对所有层的设定</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>已变更</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Makes</source>
        <translation>产生</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>Passes on</source>
        <translation>传递</translation>
    </message>
    <message>
        <source>%1, shrinks with %2</source>
        <translation>%1，与%2一同缩减</translation>
    </message>
    <message>
        <source>%1, cannot shrink: %2</source>
        <translation>%1，无法缩减：%2</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Histogram of what the layer reads</source>
        <translation>该层所读取内容的直方图</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>%1 层</translation>
    </message>
    <message>
        <source>Sums of the selection, computed</source>
        <translation>所选内容的合计，计算值</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>only %1 has it</source>
        <translation>只有 %1 含有它</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Its name there</source>
        <translation>它在那里的名称</translation>
    </message>
    <message>
        <source>nothing of its own</source>
        <translation>自身无变更</translation>
    </message>
    <message>
        <source>Open a model to see its layers.</source>
        <translation>打开模型以查看其各层。</translation>
    </message>
    <message>
        <source>Removed by %1: %2</source>
        <translation>由 %1 移除：%2</translation>
    </message>
    <message>
        <source>Merged into %1 by %2</source>
        <translation>由 %2 合并到 %1</translation>
    </message>
    <message>
        <source>Not in this variant</source>
        <translation>不在此变体中</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1 a sample, computed</source>
        <translation>每个样本 %1，计算值</translation>
    </message>
    <message>
        <source>; of %1 a size is not known</source>
        <translation>；其中 %1的尺寸未知</translation>
    </message>
    <message>
        <source> at their peak, computed</source>
        <translation> （峰值），计算值</translation>
    </message>
    <message>
        <source>Can shrink</source>
        <translation>可缩减</translation>
    </message>
    <message>
        <source> of the parameters, by channels</source>
        <translation> 的参数，按通道</translation>
    </message>
    <message>
        <source>Opset</source>
        <translation>Opset</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>生成工具</translation>
    </message>
    <message>
        <source>Inputs and outputs</source>
        <translation>输入和输出</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Declined (%1)</source>
        <translation>已跳过（%1）</translation>
    </message>
    <message>
        <source>SQNR of its result %1 against float, with what comes before; measured, %2</source>
        <translation>其结果相对浮点的 SQNR 为 %1，含之前各层的影响；实测，%2</translation>
    </message>
    <message>
        <source>float here; %1 come from the layers before; measured, %2</source>
        <translation>此处为浮点；%1 来自之前的层；实测，%2</translation>
    </message>
    <message>
        <source>SQNR of the outputs %1 with it alone in INT8; measured, %2</source>
        <translation>仅此层为 INT8 时输出的 SQNR 为 %1；实测，%2</translation>
    </message>
    <message>
        <source> · %1 with all others in INT8 and this in float</source>
        <translation> · 其他层均为 INT8 而此层为浮点时 %1</translation>
    </message>
    <message>
        <source> ◷ other data</source>
        <translation> ◷ 其他数据</translation>
    </message>
    <message>
        <source>INT8 error</source>
        <translation>INT8 误差</translation>
    </message>
    <message>
        <source>input, in float · %1</source>
        <translation>输入，浮点 · %1</translation>
    </message>
    <message>
        <source>Its input is not rounded by one scale.</source>
        <translation>其输入不是按单个缩放因子舍入。</translation>
    </message>
    <message>
        <source>Its input stays float.</source>
        <translation>其输入保持浮点。</translation>
    </message>
    <message>
        <source>Rounded to %1; %2.</source>
        <translation>舍入到 %1；%2。</translation>
    </message>
    <message>
        <source>%1 of the values are cut off</source>
        <translation>%1 的值被截断</translation>
    </message>
    <message>
        <source>nothing is cut off</source>
        <translation>没有值被截断</translation>
    </message>
    <message>
        <source> Only %1 of the steps are used.</source>
        <translation> 只用到其中 %1 的级数。</translation>
    </message>
    <message>
        <source>INT8</source>
        <translation>INT8</translation>
    </message>
    <message>
        <source>float</source>
        <translation>浮点</translation>
    </message>
    <message>
        <source>weights · %1 values · bars INT8, line float</source>
        <translation>权重 · %1 个值 · 柱为 INT8，线为浮点</translation>
    </message>
    <message>
        <source>SQNR of the weights %1, computed.</source>
        <translation>权重的 SQNR 为 %1，计算值。</translation>
    </message>
    <message>
        <source>By</source>
        <translation>由</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>%1, the sum of what was measured</source>
        <translation>%1，已测部分之和</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>being measured</source>
        <translation>正在测量</translation>
    </message>
    <message>
        <source>measure again</source>
        <translation>重新测量</translation>
    </message>
    <message>
        <source>measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>shapes are being read</source>
        <translation>正在读取形状</translation>
    </message>
    <message>
        <source>%1 a sample, computed with the sizes of the data</source>
        <translation>每个样本 %1，按数据的尺寸计算</translation>
    </message>
</context>
<context>
    <name>pare::JobDelegate</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>pare::JobList</name>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Cancelled before it started.</source>
        <translation>在开始前已取消。</translation>
    </message>
    <message>
        <source>This job trains nothing.</source>
        <translation>此任务不进行训练。</translation>
    </message>
    <message>
        <source>This job is over.</source>
        <translation>此任务已结束。</translation>
    </message>
    <message>
        <source>This job is being cancelled.</source>
        <translation>此任务正在取消。</translation>
    </message>
    <message>
        <source>No training runs in this job now.</source>
        <translation>此任务当前没有训练在运行。</translation>
    </message>
    <message>
        <source>Its training is about to stop.</source>
        <translation>其训练即将停止。</translation>
    </message>
    <message>
        <source>The training was stopped by hand; the job goes on with the best weights so far.</source>
        <translation>训练已手动停止；任务以目前最佳的权重继续。</translation>
    </message>
    <message>
        <source>Jobs %1</source>
        <translation>任务 %1</translation>
    </message>
    <message>
        <source>Jobs %1 ▸ %2 %</source>
        <translation>任务 %1 ▸ %2 %</translation>
    </message>
    <message>
        <source>%1 · %L2 of %L3</source>
        <translation>%1 · %L2 / %L3</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Told once some steps are done</source>
        <translation>完成若干步后显示</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation>取消 %1</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation>已用时间</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Jobs %1 ▸ %2</source>
        <translation>任务 %1 ▸ %2</translation>
    </message>
    <message>
        <source>Only a job that waits has a place in the queue.</source>
        <translation>只有等待中的任务在队列里有位置。</translation>
    </message>
    <message>
        <source>It is the next one already.</source>
        <translation>它已经是下一个。</translation>
    </message>
    <message>
        <source>It is the last one already.</source>
        <translation>它已经是最后一个。</translation>
    </message>
    <message>
        <source>over the estimate</source>
        <translation>超出估计</translation>
    </message>
    <message>
        <source>Estimated before it started: about %1 for all of it</source>
        <translation>开始前的估计：全部约 %1</translation>
    </message>
</context>
<context>
    <name>pare::JobsPanel</name>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>The log of the selected job</source>
        <translation>所选任务的日志</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Stop, keep the best</source>
        <translation>停止并保留最佳</translation>
    </message>
    <message>
        <source>Ends the training now; the job goes on with the best weights so far</source>
        <translation>立即结束训练；任务以目前最佳的权重继续</translation>
    </message>
    <message>
        <source>Stop the training and keep the best weights</source>
        <translation>停止训练并保留最佳权重</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation>清除已完成</translation>
    </message>
    <message>
        <source>Puts the same work at the end of the queue again</source>
        <translation>将同一工作再次加到队列末尾</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Goes on with the training</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Takes no more steps until it is resumed</source>
        <translation>在继续之前不再执行新的步</translation>
    </message>
    <message>
        <source>No training runs.</source>
        <translation>没有训练在运行。</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>The training ended before its first step.</source>
        <translation>训练在第一步之前就结束了。</translation>
    </message>
    <message>
        <source>The curves begin with the first step.</source>
        <translation>曲线从第一步开始。</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>The same curves in the middle of the window (Ctrl+6)</source>
        <translation>在窗口中央显示同样的曲线 (Ctrl+6)</translation>
    </message>
    <message>
        <source>Show the curves larger</source>
        <translation>放大显示曲线</translation>
    </message>
    <message>
        <source>Hold the queue</source>
        <translation>暂停队列</translation>
    </message>
    <message>
        <source>What runs goes on; what waits does not start until the queue goes on</source>
        <translation>正在运行的继续；等待的在队列恢复前不会开始</translation>
    </message>
    <message>
        <source>Earlier in the queue</source>
        <translation>队列中提前</translation>
    </message>
    <message>
        <source>Later in the queue</source>
        <translation>队列中推后</translation>
    </message>
    <message>
        <source>Go on with the queue</source>
        <translation>继续队列</translation>
    </message>
    <message>
        <source>No job is selected.</source>
        <translation>未选择任务。</translation>
    </message>
    <message>
        <source>The selected job</source>
        <translation>所选任务</translation>
    </message>
    <message>
        <source>Waits until the jobs before it are over.</source>
        <translation>等待前面的任务结束。</translation>
    </message>
    <message>
        <source>Nothing is logged yet.</source>
        <translation>尚无日志。</translation>
    </message>
    <message>
        <source>Now: %1</source>
        <translation>当前：%1</translation>
    </message>
</context>
<context>
    <name>pare::LayerMeasurements</name>
    <message>
        <source>Sensitivity: shapes and groups of the model are not known yet.</source>
        <translation>敏感度：模型的形状和组尚未得知。</translation>
    </message>
    <message>
        <source>Sensitivity: needs data to measure on (Ctrl+D).</source>
        <translation>敏感度：需要测量用的数据 (Ctrl+D)。</translation>
    </message>
    <message>
        <source>Sensitivity: is being measured.</source>
        <translation>敏感度：正在测量。</translation>
    </message>
    <message>
        <source>Sensitivity: no layer of this model can shrink by channels.</source>
        <translation>敏感度：此模型没有可按通道缩减的层。</translation>
    </message>
    <message>
        <source>Measure sensitivity</source>
        <translation>测量敏感度</translation>
    </message>
    <message>
        <source>Measure sensitivity of %1</source>
        <translation>测量 %1的敏感度</translation>
    </message>
    <message>
        <source>Done: %1, %2</source>
        <translation>完成：%1，%2</translation>
    </message>
    <message>
        <source>; the time did not suffice for %1: select them and measure again</source>
        <translation>；时间不足，%1未测量：请选择它们再次测量</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>敏感度</translation>
    </message>
    <message>
        <source>Quantization error: needs data to calibrate and to measure on (Ctrl+D).</source>
        <translation>量化误差：需要校准和测量用的数据 (Ctrl+D)。</translation>
    </message>
    <message>
        <source>Quantization error: is being measured.</source>
        <translation>量化误差：正在测量。</translation>
    </message>
    <message>
        <source>Quantization error: %1 is not quantized.</source>
        <translation>量化误差：%1 未量化。</translation>
    </message>
    <message>
        <source>Measure quantization error</source>
        <translation>测量量化误差</translation>
    </message>
    <message>
        <source>Measure quantization error of %1</source>
        <translation>测量 %1 的量化误差</translation>
    </message>
    <message>
        <source>equal outputs</source>
        <translation>输出相同</translation>
    </message>
    <message>
        <source>Done: %1, %2; all at once %3</source>
        <translation>完成：%1，%2；全部同时 %3</translation>
    </message>
    <message>
        <source>Quantization error</source>
        <translation>量化误差</translation>
    </message>
    <message>
        <source>Time each layer</source>
        <translation>测量每层时间</translation>
    </message>
</context>
<context>
    <name>pare::LayerSheet</name>
    <message>
        <source>… (%1 values)</source>
        <translation>…（%1 个值）</translation>
    </message>
    <message>
        <source>tensor %1</source>
        <translation>张量 %1</translation>
    </message>
    <message>
        <source>graph of %1</source>
        <translation>%1 的计算图</translation>
    </message>
    <message>
        <source>– (a size is not known)</source>
        <translation>–（有尺寸未知）</translation>
    </message>
    <message>
        <source>%1 · %2 values</source>
        <translation>%1 · %2 个值</translation>
    </message>
    <message>
        <source>This layer has no weights</source>
        <translation>该层没有权重</translation>
    </message>
    <message>
        <source> · unknown operator: it can be looked at, but not run</source>
        <translation> · 未知算子：可以查看，但不能运行</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>%1; weights stored as %2</source>
        <translation>%1；权重存为 %2</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>激活值</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>内部</translation>
    </message>
    <message>
        <source>What runs inside of this layer</source>
        <translation>此层内部运行的内容</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>constant %1</source>
        <translation>常量 %1</translation>
    </message>
    <message>
        <source>constant %1, unpacked from %2</source>
        <translation>常量 %1，由 %2 解包</translation>
    </message>
    <message>
        <source>constants</source>
        <translation>常量</translation>
    </message>
    <message>
        <source>%1, from</source>
        <translation>%1，来自</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>%1, to</source>
        <translation>%1，去往</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>属性</translation>
    </message>
    <message>
        <source> and %1 more</source>
        <translation> 及另外 %1 个</translation>
    </message>
    <message>
        <source>What ONNX says of %1 (opset %2)</source>
        <translation>ONNX 对 %1 的说明（opset %2）</translation>
    </message>
    <message>
        <source>values…</source>
        <translation>值…</translation>
    </message>
    <message>
        <source>Numbers, picture, channels, histogram</source>
        <translation>数值、图像、通道、直方图</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>正在读取 %1…</translation>
    </message>
    <message>
        <source>– (shapes are being read)</source>
        <translation>–（正在读取形状）</translation>
    </message>
    <message>
        <source>What is known of the selection</source>
        <translation>关于所选内容的信息</translation>
    </message>
</context>
<context>
    <name>pare::LayersModel</name>
    <message>
        <source>SQNR %1 dB: %2; measured</source>
        <translation>SQNR %1 dB：%2；实测</translation>
    </message>
    <message>
        <source>Not measured: Run &gt; Measure quantization error</source>
        <translation>未测量：运行 &gt; 测量量化误差</translation>
    </message>
    <message>
        <source>It has no weights to quantize, or was not measured</source>
        <translation>没有可量化的权重，或未测量</translation>
    </message>
    <message>
        <source>%1 points lost with half of the channels that this layer makes; measured by mask, no repair</source>
        <translation>移除该层产生的一半通道会损失 %1 个百分点；以掩码实测，未修复</translation>
    </message>
    <message>
        <source>With half of the channels that this layer makes, %1 % of noise in the outputs; measured by mask, no repair</source>
        <translation>移除该层产生的一半通道，输出中有 %1 % 的噪声；以掩码实测，未修复</translation>
    </message>
    <message>
        <source>Not measured: Run &gt; Measure sensitivity</source>
        <translation>未测量：运行 &gt; 测量敏感度</translation>
    </message>
    <message>
        <source>Not measured, or no channels that could go</source>
        <translation>未测量，或没有可移除的通道</translation>
    </message>
    <message>
        <source>A size is not known, so this cannot be computed</source>
        <translation>有尺寸未知，因此无法计算</translation>
    </message>
    <message>
        <source>, stored %1</source>
        <translation>，存为 %1</translation>
    </message>
    <message>
        <source>%1 bytes, computed</source>
        <translation>%1 字节，计算值</translation>
    </message>
    <message>
        <source>%1, computed</source>
        <translation>%1，计算值</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>算子</translation>
    </message>
    <message>
        <source>Output shape</source>
        <translation>输出形状</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>敏感度</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Not measured: colour the graph by time, or ask for it in the Inspector</source>
        <translation>未测量：按时间为图着色，或在检查器中请求</translation>
    </message>
    <message>
        <source>Shapes are being read</source>
        <translation>正在读取形状</translation>
    </message>
</context>
<context>
    <name>pare::LayersPanel</name>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Find: conv1 op:Conv params&gt;1k</source>
        <translation>查找：conv1 op:Conv params&gt;1k</translation>
    </message>
    <message>
        <source>Find layers</source>
        <translation>查找层</translation>
    </message>
    <message>
        <source>Words are ANDed, quotes exact. op:Conv  shape:64  dtype:int8  params&gt;1k  size&gt;1M  macs&gt;1M  name:/re/  scope:layer1
Enter next, Shift+Enter previous, Ctrl+Enter selects all matches</source>
        <translation>各词须同时满足，引号表示精确匹配。op:Conv  shape:64  dtype:int8  params&gt;1k  size&gt;1M  macs&gt;1M  name:/re/  scope:layer1
Enter 下一个，Shift+Enter 上一个，Ctrl+Enter 选择所有匹配项</translation>
    </message>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation>上一个匹配项 (Shift+Enter)</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>下一个匹配项 (Enter)</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Select all matches</source>
        <translation>选择所有匹配项</translation>
    </message>
    <message>
        <source>Select all matches (Ctrl+Enter)</source>
        <translation>选择所有匹配项 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Treat…</source>
        <translation>处理…</translation>
    </message>
    <message>
        <source>Treat all matches: a step for whatever this expression finds, now and when the recipe runs on another model</source>
        <translation>处理所有匹配项：添加一个步骤，作用于此表达式找到的层，现在如此，配方在其他模型上运行时也如此</translation>
    </message>
    <message>
        <source>Treat all matches</source>
        <translation>处理所有匹配项</translation>
    </message>
    <message>
        <source>this layer&apos;s result against the same layer in float</source>
        <translation>该层的结果相对其浮点结果</translation>
    </message>
    <message>
        <source>the outputs with this layer alone in static INT8</source>
        <translation>仅此层为静态 INT8 时的输出</translation>
    </message>
    <message>
        <source>The layers&apos; times are not measured yet: View &gt; Colour by &gt; Time measures them.</source>
        <translation>尚未测量各层的耗时：视图 &gt; 着色依据 &gt; 耗时 会进行测量。</translation>
    </message>
    <message>
        <source>The layers&apos; sensitivity is not measured yet: Run &gt; Measure sensitivity.</source>
        <translation>尚未测量各层的敏感度：运行 &gt; 测量敏感度。</translation>
    </message>
    <message>
        <source>The layers&apos; quantization error is not measured yet: Run &gt; Measure quantization error.</source>
        <translation>尚未测量各层的量化误差：运行 &gt; 测量量化误差。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>1 layer</source>
        <translation>1 层</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>%1 层</translation>
    </message>
    <message>
        <source>What was found inside of branches, loops and functions: each opens in a window of its own</source>
        <translation>在分支、循环和函数内部找到的内容：每一项在单独的窗口中打开</translation>
    </message>
    <message>
        <source>1 more inside of another layer…</source>
        <translation>另一层内部还有 1 个…</translation>
    </message>
    <message>
        <source>%1 more inside of other layers…</source>
        <translation>其他层内部还有 %1 个…</translation>
    </message>
    <message>
        <source>%1 more: narrow the search</source>
        <translation>还有 %1 个：请缩小搜索范围</translation>
    </message>
    <message>
        <source>At least %1 more inside of other layers…</source>
        <translation>其他层内部至少还有 %1 个…</translation>
    </message>
</context>
<context>
    <name>pare::Legend</name>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>Colours by %1: %2</source>
        <translation>按%1着色：%2</translation>
    </message>
    <message>
        <source>No precision</source>
        <translation>无精度</translation>
    </message>
    <message>
        <source>No value</source>
        <translation>无值</translation>
    </message>
    <message>
        <source>Select these layers</source>
        <translation>选择这些层</translation>
    </message>
    <message>
        <source>Fused into another layer</source>
        <translation>融合进另一层</translation>
    </message>
</context>
<context>
    <name>pare::MainWindow</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>A job is still running.</source>
        <translation>仍有任务在运行。</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>停止并关闭</translation>
    </message>
    <message>
        <source>Keep working</source>
        <translation>继续工作</translation>
    </message>
    <message>
        <source>Drag over layers to select them. Space+drag pans, Ctrl+wheel zooms.</source>
        <translation>在层上拖动可选择它们。空格+拖动平移，Ctrl+滚轮缩放。</translation>
    </message>
    <message>
        <source>Say what the selected layers get: a precision, channels to remove, or leave them alone. Or take a preset.</source>
        <translation>指定所选层的处理：精度、要移除的通道，或不处理。也可使用预设。</translation>
    </message>
    <message>
        <source>Run makes the variant in the background and measures it against the source.</source>
        <translation>“运行”会在后台生成变体，并与源模型比较测量。</translation>
    </message>
    <message>
        <source>Every variant is a point here, with its error bars and its verdict. Click the new point to see its graph and what changed.</source>
        <translation>每个变体在这里是一个点，带误差线和判定。单击新的点可查看其计算图和变更。</translation>
    </message>
    <message>
        <source>Export the winner: the file is reopened, run and compared before it takes its name.</source>
        <translation>导出最佳者：文件会重新打开、运行并比较，之后才使用其正式名称。</translation>
    </message>
    <message>
        <source>The trade-off is in its own window.</source>
        <translation>权衡图在独立窗口中。</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>移回</translation>
    </message>
    <message>
        <source>Trade-off</source>
        <translation>权衡图</translation>
    </message>
    <message>
        <source>Variants %1</source>
        <translation>变体 %1</translation>
    </message>
    <message>
        <source>Variants</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Variants, trade-off · %1</source>
        <translation>变体、权衡图 · %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>running in the background</source>
        <translation>正在后台运行</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>Drawing the graph</source>
        <translation>绘制计算图</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>显示日志</translation>
    </message>
    <message>
        <source>Show what works</source>
        <translation>显示可行方案</translation>
    </message>
    <message>
        <source>Show what came nearest</source>
        <translation>显示最接近的方案</translation>
    </message>
    <message>
        <source>%1: not delivered. %2</source>
        <translation>%1：未交付。%2</translation>
    </message>
    <message>
        <source> What works: %1.</source>
        <translation> 可行方案：%1。</translation>
    </message>
    <message>
        <source>Exported %1, %2: reopened, run and compared.</source>
        <translation>已导出 %1，%2：已重新打开、运行并比较。</translation>
    </message>
    <message>
        <source>Exported %1, %2: not verified.</source>
        <translation>已导出 %1，%2：未验证。</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
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
        <translation>%1：%2。显示 (Ctrl+J)</translation>
    </message>
    <message>
        <source>Open model or study</source>
        <translation>打开模型或项目</translation>
    </message>
    <message>
        <source>Models and studies (*.onnx *.pare);;All files (*)</source>
        <translation>模型和项目 (*.onnx *.pare);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Compare with another model</source>
        <translation>与其他模型比较</translation>
    </message>
    <message>
        <source>Models (*.onnx);;All files (*)</source>
        <translation>模型 (*.onnx);;所有文件 (*)</translation>
    </message>
    <message>
        <source>No layer differs.</source>
        <translation>没有层存在差异。</translation>
    </message>
    <message>
        <source>Save study</source>
        <translation>保存项目</translation>
    </message>
    <message>
        <source>Study (*.pare)</source>
        <translation>项目 (*.pare)</translation>
    </message>
    <message>
        <source>Saved as %1. From now on everything is saved there as it happens.</source>
        <translation>已保存为 %1。此后所有内容都会即时保存到那里。</translation>
    </message>
    <message>
        <source>Open a model first.</source>
        <translation>请先打开模型。</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>In the graph</source>
        <translation>在计算图中</translation>
    </message>
    <message>
        <source>Reader, producer</source>
        <translation>下游层、上游层</translation>
    </message>
    <message>
        <source>Down, Up</source>
        <translation>下、上</translation>
    </message>
    <message>
        <source>Neighbour in the row or the other branch</source>
        <translation>同一行或另一分支中的相邻层</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>左、右</translation>
    </message>
    <message>
        <source>Extend the selection</source>
        <translation>扩展选择</translation>
    </message>
    <message>
        <source>Shift with these</source>
        <translation>Shift 加上述按键</translation>
    </message>
    <message>
        <source>First input, last output</source>
        <translation>第一个输入、最后一个输出</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Home、End</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>Space and drag, middle button</source>
        <translation>空格加拖动、鼠标中键</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>在指针处缩放</translation>
    </message>
    <message>
        <source>Ctrl+wheel</source>
        <translation>Ctrl+滚轮</translation>
    </message>
    <message>
        <source>Leave drag, search, selection</source>
        <translation>退出拖动、搜索、选择</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>In Variants and in the chart</source>
        <translation>在变体和图表中</translation>
    </message>
    <message>
        <source>Set as A, set as B</source>
        <translation>设为 A、设为 B</translation>
    </message>
    <message>
        <source>A, B</source>
        <translation>A、B</translation>
    </message>
    <message>
        <source>Compare with A</source>
        <translation>与 A 比较</translation>
    </message>
    <message>
        <source>Delete variant</source>
        <translation>删除变体</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Walk along the marks of the chart</source>
        <translation>在图表的标记间移动</translation>
    </message>
    <message>
        <source>arrow keys</source>
        <translation>方向键</translation>
    </message>
    <message>
        <source>Next and previous pane</source>
        <translation>下一个和上一个窗格</translation>
    </message>
    <message>
        <source>F6, Shift+F6</source>
        <translation>F6、Shift+F6</translation>
    </message>
    <message>
        <source>In the curves of a training</source>
        <translation>在训练曲线中</translation>
    </message>
    <message>
        <source>Walk along the points, to the first, to the last</source>
        <translation>在各点间移动，到第一个，到最后一个</translation>
    </message>
    <message>
        <source>Left and Right, Home, End</source>
        <translation>左和右、Home、End</translation>
    </message>
    <message>
        <source>Copy all numbers</source>
        <translation>复制所有数值</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Ctrl+C</translation>
    </message>
    <message>
        <source>Letter keys act while the graph or the layers table has focus.</source>
        <translation>字母键在计算图或层表格获得焦点时有效。</translation>
    </message>
    <message>
        <source>What is installed</source>
        <translation>已安装的组件</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>The command pare, which looks, is not beside this program.</source>
        <translation>用于查看的命令 pare 不在本程序旁边。</translation>
    </message>
    <message>
        <source>About Pare</source>
        <translation>关于 Pare</translation>
    </message>
    <message>
        <source>Pare %1

Makes neural networks smaller and faster, and measures what that costs.

Free software under the GPL, version 3 or later.</source>
        <translation>Pare %1

让神经网络更小、更快，并测量其代价。

依据 GPL 第 3 版或更高版本发布的自由软件。</translation>
    </message>
    <message>
        <source>Wrote %1.</source>
        <translation>已写入 %1。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Export table of variants</source>
        <translation>导出变体表</translation>
    </message>
    <message>
        <source>Export table of layers</source>
        <translation>导出层表</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>HTML (*.html)</source>
        <translation>HTML (*.html)</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Set as A</source>
        <translation>设为 A</translation>
    </message>
    <message>
        <source>Set as B</source>
        <translation>设为 B</translation>
    </message>
    <message>
        <source>Compare with the source</source>
        <translation>与源模型比较</translation>
    </message>
    <message>
        <source>Export model…</source>
        <translation>导出模型…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>%1 of a batch were not run when this study was closed: %2.</source>
        <translation>关闭此项目时，批量运行中还有 %1未运行：%2。</translation>
    </message>
    <message>
        <source>Run them</source>
        <translation>运行它们</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>放弃它们</translation>
    </message>
    <message>
        <source>a recipe of %1</source>
        <translation>一个 %1的配方</translation>
    </message>
    <message>
        <source>A study of %1 was not saved: %2, last changed %3. Everything in it is still there.</source>
        <translation>%1 的一个项目未保存：%2，最后更改于 %3。其中的内容都还在。</translation>
    </message>
    <message>
        <source> and </source>
        <translation> 和 </translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开它</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>移除它</translation>
    </message>
    <message>
        <source>Open a model to measure it.</source>
        <translation>打开模型以进行测量。</translation>
    </message>
    <message>
        <source>Measure baseline</source>
        <translation>测量基线</translation>
    </message>
    <message>
        <source>Measure: no model is open.</source>
        <translation>测量：没有打开模型。</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>正在测量…</translation>
    </message>
    <message>
        <source>Measure: a job is running.</source>
        <translation>测量：有任务正在运行。</translation>
    </message>
    <message>
        <source>Measure the source first (about 20 s).</source>
        <translation>请先测量源模型（约 20 s）。</translation>
    </message>
    <message>
        <source>Measure the source first (about 20 s). Give labelled data (Ctrl+D) to measure accuracy too.</source>
        <translation>请先测量源模型（约 20 s）。给出带标签的数据 (Ctrl+D) 可同时测量准确率。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>, %1 of MACs</source>
        <translation>，MACs 的 %1</translation>
    </message>
    <message>
        <source>read-only study</source>
        <translation>只读项目</translation>
    </message>
    <message>
        <source>not saved under a name</source>
        <translation>未以名称保存</translation>
    </message>
    <message>
        <source>Everything is written into a recovery copy as it happens; Save study (Ctrl+S) gives it a name</source>
        <translation>所有内容会即时写入恢复副本；用“保存项目”(Ctrl+S) 为其命名</translation>
    </message>
    <message>
        <source>Trade-off of %1 – Pare</source>
        <translation>%1 的权衡图 – Pare</translation>
    </message>
    <message>
        <source>Trade-off – Pare</source>
        <translation>权衡图 – Pare</translation>
    </message>
    <message>
        <source>%1%2 – Pare</source>
        <translation>%1%2 – Pare</translation>
    </message>
    <message>
        <source>Runner idle</source>
        <translation>运行进程空闲</translation>
    </message>
    <message>
        <source>Runner busy</source>
        <translation>运行进程忙</translation>
    </message>
    <message>
        <source>Runner busy, %1 jobs wait</source>
        <translation>运行进程忙，%1 个任务等待中</translation>
    </message>
    <message>
        <source>&amp;Select</source>
        <translation>选择(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation>全部(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>无(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Invert</source>
        <translation>反选(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Matches</source>
        <translation>匹配项(&amp;M)</translation>
    </message>
    <message>
        <source>Same &amp;operator</source>
        <translation>相同算子(&amp;O)</translation>
    </message>
    <message>
        <source>Show only &amp;uses</source>
        <translation>仅显示关联层(&amp;U)</translation>
    </message>
    <message>
        <source>Select a layer first.</source>
        <translation>请先选择一层。</translation>
    </message>
    <message>
        <source>All it is made &amp;from</source>
        <translation>所有上游层(&amp;F)</translation>
    </message>
    <message>
        <source>All made from i&amp;t</source>
        <translation>所有下游层(&amp;T)</translation>
    </message>
    <message>
        <source>Shortest pat&amp;h between two</source>
        <translation>两者间的最短路径(&amp;H)</translation>
    </message>
    <message>
        <source>Shortest path: select two layers first.</source>
        <translation>最短路径：请先选择两层。</translation>
    </message>
    <message>
        <source>Nothing leads from one of the two to the other.</source>
        <translation>两者之间没有相连的路径。</translation>
    </message>
    <message>
        <source>&amp;Producers</source>
        <translation>直接上游层(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Readers</source>
        <translation>直接下游层(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Shrinks together</source>
        <translation>一同缩减的层(&amp;S)</translation>
    </message>
    <message>
        <source>Show only uses: select a layer first.</source>
        <translation>仅显示关联层：请先选择一层。</translation>
    </message>
    <message>
        <source>%1: what feeds and what reads the selection. Esc shows the rest again.</source>
        <translation>%1：所选内容的上游和下游。按 Esc 重新显示其余部分。</translation>
    </message>
    <message>
        <source>Select layers first.</source>
        <translation>请先选择层。</translation>
    </message>
    <message>
        <source>Sensitivity: these layers make no channels that could go.</source>
        <translation>敏感度：这些层不产生可移除的通道。</translation>
    </message>
    <message>
        <source>Sensitivity: %1.</source>
        <translation>敏感度：%1。</translation>
    </message>
    <message>
        <source>The quantization error of the layers is not measured yet: what is lost with each layer in INT8.</source>
        <translation>尚未测量各层的量化误差：即每层以 INT8 运行时的损失。</translation>
    </message>
    <message>
        <source>Measure quantization error</source>
        <translation>测量量化误差</translation>
    </message>
    <message>
        <source>The sensitivity of the layers is not measured yet: what is lost with channels of each group, one group at a time.</source>
        <translation>尚未测量各层的敏感度：即每次移除一个组的通道时的损失。</translation>
    </message>
    <message>
        <source>Measure sensitivity</source>
        <translation>测量敏感度</translation>
    </message>
    <message>
        <source>Type a search first (Ctrl+F): the expression goes into the recipe.</source>
        <translation>请先输入搜索 (Ctrl+F)：该表达式会写入配方。</translation>
    </message>
    <message>
        <source>Step for layers that match &quot;%1&quot;</source>
        <translation>用于匹配“%1”的层的步骤</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Prune…</source>
        <translation>剪枝…</translation>
    </message>
    <message>
        <source>Set back to float</source>
        <translation>恢复为浮点</translation>
    </message>
    <message>
        <source>These layers stay float when the recipe runs</source>
        <translation>配方运行时这些层保持浮点</translation>
    </message>
    <message>
        <source>Leave alone</source>
        <translation>不处理</translation>
    </message>
    <message>
        <source>Clear treatment</source>
        <translation>清除处理</translation>
    </message>
    <message>
        <source>Add step for these layers</source>
        <translation>为这些层添加步骤</translation>
    </message>
    <message>
        <source>Open group</source>
        <translation>打开组</translation>
    </message>
    <message>
        <source>Close group around it</source>
        <translation>关闭所在的组</translation>
    </message>
    <message>
        <source>Select layers that shrink with this</source>
        <translation>选择与此一同缩减的层</translation>
    </message>
    <message>
        <source>What the model loses with channels of these layers</source>
        <translation>移除这些层的通道时模型的损失</translation>
    </message>
    <message>
        <source>Same operator</source>
        <translation>相同算子</translation>
    </message>
    <message>
        <source>Show only uses</source>
        <translation>仅显示关联层</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>复制名称</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>No model is open.</source>
        <translation>没有打开模型。</translation>
    </message>
    <message>
        <source>&amp;Open model or study…</source>
        <translation>打开模型或项目(&amp;O)…</translation>
    </message>
    <message>
        <source>Compare &amp;with another model…</source>
        <translation>与其他模型比较(&amp;W)…</translation>
    </message>
    <message>
        <source>Rece&amp;nt</source>
        <translation>最近使用(&amp;N)</translation>
    </message>
    <message>
        <source>De&amp;mo</source>
        <translation>演示(&amp;M)</translation>
    </message>
    <message>
        <source>Clothes (images, ResNet-20)</source>
        <translation>服装（图像，ResNet-20）</translation>
    </message>
    <message>
        <source>Languages (text, transformer)</source>
        <translation>语言（文本，transformer）</translation>
    </message>
    <message>
        <source>&amp;Save study</source>
        <translation>保存项目(&amp;S)</translation>
    </message>
    <message>
        <source>Everything is saved as it happens.</source>
        <translation>所有内容都会即时保存。</translation>
    </message>
    <message>
        <source>Save study &amp;as…</source>
        <translation>项目另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Data…</source>
        <translation>数据(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Export model…</source>
        <translation>导出模型(&amp;E)…</translation>
    </message>
    <message>
        <source>Export &amp;picture…</source>
        <translation>导出图片(&amp;P)…</translation>
    </message>
    <message>
        <source>Export &amp;table…</source>
        <translation>导出表格(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Report…</source>
        <translation>报告(&amp;R)…</translation>
    </message>
    <message>
        <source>S&amp;how as commands…</source>
        <translation>显示为命令(&amp;H)…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Nothing to undo.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
    <message>
        <source>Nothing to redo.</source>
        <translation>没有可重做的操作。</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Rename variant</source>
        <translation>重命名变体(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Delete variant</source>
        <translation>删除变体(&amp;D)</translation>
    </message>
    <message>
        <source>Mark variant as f&amp;avourite</source>
        <translation>收藏变体(&amp;A)</translation>
    </message>
    <message>
        <source>Constrai&amp;nt on variants</source>
        <translation>变体约束(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>查找(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>首选项(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Graph</source>
        <translation>计算图(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Trade-off</source>
        <translation>权衡图(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>比较(&amp;C)</translation>
    </message>
    <message>
        <source>All &amp;variants</source>
        <translation>所有变体(&amp;V)</translation>
    </message>
    <message>
        <source>Chang&amp;es</source>
        <translation>变更(&amp;E)</translation>
    </message>
    <message>
        <source>Trade-off in own &amp;window</source>
        <translation>在独立窗口显示权衡图(&amp;W)</translation>
    </message>
    <message>
        <source>Layers pane</source>
        <translation>层窗格</translation>
    </message>
    <message>
        <source>Bottom pane</source>
        <translation>底部窗格</translation>
    </message>
    <message>
        <source>Right pane</source>
        <translation>右侧窗格</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>下一个窗格</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>上一个窗格</translation>
    </message>
    <message>
        <source>Colour &amp;by</source>
        <translation>着色依据(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>适应窗口(&amp;F)</translation>
    </message>
    <message>
        <source>F&amp;rame selection</source>
        <translation>缩放至所选(&amp;R)</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Gr&amp;oups</source>
        <translation>组(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Group layers</source>
        <translation>将层分组(&amp;G)</translation>
    </message>
    <message>
        <source>Layers are not grouped: View &gt; Groups &gt; Group layers.</source>
        <translation>层未分组：视图 &gt; 组 &gt; 将层分组。</translation>
    </message>
    <message>
        <source>No groups were found in this model.</source>
        <translation>在此模型中没有找到组。</translation>
    </message>
    <message>
        <source>&amp;Open selected</source>
        <translation>打开所选(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Close around selection</source>
        <translation>关闭所选所在的组(&amp;C)</translation>
    </message>
    <message>
        <source>Open &amp;all</source>
        <translation>全部打开(&amp;A)</translation>
    </message>
    <message>
        <source>C&amp;lose all</source>
        <translation>全部关闭(&amp;L)</translation>
    </message>
    <message>
        <source>Inside of the la&amp;yer…</source>
        <translation>层的内部(&amp;Y)…</translation>
    </message>
    <message>
        <source>Select an If, a Loop, a Scan or a function first.</source>
        <translation>请先选择 If、Loop、Scan 或函数。</translation>
    </message>
    <message>
        <source>Boo&amp;kmarks</source>
        <translation>书签(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Bookmark on selection</source>
        <translation>为所选添加书签(&amp;B)</translation>
    </message>
    <message>
        <source>There is no bookmark: select a layer and press Ctrl+K.</source>
        <translation>没有书签：请选择一层并按 Ctrl+K。</translation>
    </message>
    <message>
        <source>&amp;Next bookmark</source>
        <translation>下一个书签(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous bookmark</source>
        <translation>上一个书签(&amp;P)</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>文字大小(&amp;S)</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>主题(&amp;H)</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>&amp;Path bar</source>
        <translation>路径栏(&amp;P)</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>全屏(&amp;U)</translation>
    </message>
    <message>
        <source>Reset &amp;layout</source>
        <translation>重置布局(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Recipe</source>
        <translation>配方(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Precision</source>
        <translation>精度(&amp;P)</translation>
    </message>
    <message>
        <source>P&amp;rune…</source>
        <translation>剪枝(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Leave alone</source>
        <translation>不处理(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Add step</source>
        <translation>添加步骤(&amp;A)</translation>
    </message>
    <message>
        <source>Add tra&amp;ining step…</source>
        <translation>添加训练步骤(&amp;I)…</translation>
    </message>
    <message>
        <source>S&amp;tep</source>
        <translation>步骤(&amp;T)</translation>
    </message>
    <message>
        <source>Treat all &amp;matches…</source>
        <translation>处理所有匹配项(&amp;M)…</translation>
    </message>
    <message>
        <source>Pres&amp;ets</source>
        <translation>预设(&amp;E)</translation>
    </message>
    <message>
        <source>Save as pre&amp;set…</source>
        <translation>存为预设(&amp;S)…</translation>
    </message>
    <message>
        <source>Save as preset</source>
        <translation>存为预设</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>名称：</translation>
    </message>
    <message>
        <source>Saved as preset %1</source>
        <translation>已存为预设 %1</translation>
    </message>
    <message>
        <source>L&amp;oad recipe…</source>
        <translation>加载配方(&amp;O)…</translation>
    </message>
    <message>
        <source>Load recipe</source>
        <translation>加载配方</translation>
    </message>
    <message>
        <source>Recipe (*.json)</source>
        <translation>配方 (*.json)</translation>
    </message>
    <message>
        <source>load recipe</source>
        <translation>加载配方</translation>
    </message>
    <message>
        <source>Sa&amp;ve recipe…</source>
        <translation>保存配方(&amp;V)…</translation>
    </message>
    <message>
        <source>Save recipe</source>
        <translation>保存配方</translation>
    </message>
    <message>
        <source>Set &amp;back to float</source>
        <translation>恢复为浮点(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Clear treatment</source>
        <translation>清除处理(&amp;C)</translation>
    </message>
    <message>
        <source>R&amp;un</source>
        <translation>运行(&amp;U)</translation>
    </message>
    <message>
        <source>Measure &amp;baseline</source>
        <translation>测量基线(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Run recipe</source>
        <translation>运行配方(&amp;R)</translation>
    </message>
    <message>
        <source>B&amp;atch of presets…</source>
        <translation>批量运行预设(&amp;A)…</translation>
    </message>
    <message>
        <source>Measure &amp;sensitivity</source>
        <translation>测量敏感度(&amp;S)</translation>
    </message>
    <message>
        <source>Measure sensitivity of the selectio&amp;n</source>
        <translation>测量所选的敏感度(&amp;N)</translation>
    </message>
    <message>
        <source>Measure &amp;quantization error</source>
        <translation>测量量化误差(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Pause or resume training</source>
        <translation>暂停或继续训练(&amp;P)</translation>
    </message>
    <message>
        <source>S&amp;top training, keep the best</source>
        <translation>停止训练并保留最佳(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Cancel current</source>
        <translation>取消当前任务(&amp;C)</translation>
    </message>
    <message>
        <source>No job is running.</source>
        <translation>没有任务在运行。</translation>
    </message>
    <message>
        <source>Cancel a&amp;ll</source>
        <translation>全部取消(&amp;L)</translation>
    </message>
    <message>
        <source>Set as &amp;A</source>
        <translation>设为 A(&amp;A)</translation>
    </message>
    <message>
        <source>Set as &amp;B</source>
        <translation>设为 B(&amp;B)</translation>
    </message>
    <message>
        <source>S&amp;wap</source>
        <translation>交换(&amp;W)</translation>
    </message>
    <message>
        <source>Show &amp;new variant</source>
        <translation>显示新变体(&amp;N)</translation>
    </message>
    <message>
        <source>No variant was added yet.</source>
        <translation>尚未添加变体。</translation>
    </message>
    <message>
        <source>&amp;Differences in the graph</source>
        <translation>计算图中的差异(&amp;D)</translation>
    </message>
    <message>
        <source>Nothing is compared.</source>
        <translation>未进行比较。</translation>
    </message>
    <message>
        <source>Ne&amp;xt change</source>
        <translation>下一处变更(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Previous change</source>
        <translation>上一处变更(&amp;P)</translation>
    </message>
    <message>
        <source>Cos&amp;ts…</source>
        <translation>成本(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Tour</source>
        <translation>导览(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation>快捷键(&amp;S)</translation>
    </message>
    <message>
        <source>What is &amp;installed</source>
        <translation>已安装的组件(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>关于(&amp;A)</translation>
    </message>
    <message>
        <source>The shown variant has no such layer</source>
        <translation>所显示的变体没有这一层</translation>
    </message>
    <message>
        <source>The shown variant has none of the layers with a bookmark.</source>
        <translation>所显示的变体没有任何带书签的层。</translation>
    </message>
    <message>
        <source>Undo %1</source>
        <translation>撤销 %1</translation>
    </message>
    <message>
        <source>Redo %1</source>
        <translation>重做 %1</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Demo: clothes</source>
        <translation>演示：服装</translation>
    </message>
    <message>
        <source>Demo: languages</source>
        <translation>演示：语言</translation>
    </message>
    <message>
        <source>Data…</source>
        <translation>数据…</translation>
    </message>
    <message>
        <source>%1  (gone)</source>
        <translation>%1  （已不存在）</translation>
    </message>
    <message>
        <source>No recent files</source>
        <translation>没有最近文件</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Quantization</source>
        <translation>量化</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Variants, trade-off, jobs</source>
        <translation>变体、权衡图、任务</translation>
    </message>
    <message>
        <source>Inspector and recipe</source>
        <translation>检查器和配方</translation>
    </message>
    <message>
        <source>What the helper process that runs models does, and the memory that the window itself takes</source>
        <translation>运行模型的辅助进程的状态，以及窗口本身占用的内存</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>计算图</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Showing</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Showing: whose graph is on the canvas</source>
        <translation>显示：画布上是哪个的计算图</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>着色依据</translation>
    </message>
    <message>
        <source>Hand: left drag pans</source>
        <translation>手形：按左键拖动平移</translation>
    </message>
    <message>
        <source>Group layers: large graphs as their groups</source>
        <translation>将层分组：以组显示大型计算图</translation>
    </message>
    <message>
        <source>Zoom out (Ctrl+−)</source>
        <translation>缩小 (Ctrl+−)</translation>
    </message>
    <message>
        <source>Zoom in (Ctrl++)</source>
        <translation>放大 (Ctrl++)</translation>
    </message>
    <message>
        <source>Fit the whole graph (0)</source>
        <translation>显示整个计算图 (0)</translation>
    </message>
    <message>
        <source>Trai&amp;ning</source>
        <translation>训练(&amp;N)</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练选项</translation>
    </message>
    <message>
        <source>Both models side b&amp;y side</source>
        <translation>两个模型并排显示(&amp;Y)</translation>
    </message>
    <message>
        <source>More tools, for which there is no room here</source>
        <translation>此处放不下的其他工具</translation>
    </message>
    <message>
        <source>Changed layers %1</source>
        <translation>改变的层 %1</translation>
    </message>
    <message>
        <source>Changed layers</source>
        <translation>改变的层</translation>
    </message>
    <message>
        <source>read-only: another window has it open</source>
        <translation>只读：另一个窗口已打开</translation>
    </message>
    <message>
        <source>Prune</source>
        <translation>剪枝</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Other steps</source>
        <translation>其他步骤</translation>
    </message>
    <message>
        <source>Measure &amp;error between both</source>
        <translation>测量两者之间的误差(&amp;E)</translation>
    </message>
    <message>
        <source>Where the study&apos;s model lies</source>
        <translation>研究的模型在哪里</translation>
    </message>
    <message>
        <source>Choose the model…</source>
        <translation>选择模型…</translation>
    </message>
    <message>
        <source>%1 is no longer there. The study works on its own copy.</source>
        <translation>%1 已不存在。研究使用自己的副本。</translation>
    </message>
    <message>
        <source>It lies elsewhere…</source>
        <translation>在别处…</translation>
    </message>
    <message>
        <source>%1 has changed since this study was made. The study works on its own copy, as the model was.</source>
        <translation>自创建此研究以来 %1 已改变。研究使用当时模型的副本。</translation>
    </message>
    <message>
        <source>Open it as it is now</source>
        <translation>按现状打开</translation>
    </message>
    <message>
        <source>Another window has this study open: here it can be looked at, but not changed.</source>
        <translation>另一个窗口已打开此研究：这里可以查看，但不能修改。</translation>
    </message>
    <message>
        <source>This study&apos;s file cannot be written: it can be looked at, but not changed.</source>
        <translation>此研究的文件不可写：可以查看，但不能修改。</translation>
    </message>
    <message>
        <source>Save under another name…</source>
        <translation>另存为其他名称…</translation>
    </message>
    <message>
        <source>Opening the model</source>
        <translation>正在打开模型</translation>
    </message>
    <message>
        <source>%1 of a batch was not run when this study was closed: %2.</source>
        <translation>关闭此项目时，批量运行中还有 %1未运行：%2。</translation>
    </message>
    <message>
        <source>Runner busy, 1 job waits</source>
        <translation>运行进程忙，1 个任务等待中</translation>
    </message>
    <message>
        <source>This layer is no group; what runs inside of it: View &gt; Inside of the layer.</source>
        <translation>此层不是组；其中运行的内容：视图 &gt; 层的内部。</translation>
    </message>
</context>
<context>
    <name>pare::MessageBar</name>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Close message</source>
        <translation>关闭消息</translation>
    </message>
</context>
<context>
    <name>pare::Minimap</name>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>The whole graph; drag the frame to move the view</source>
        <translation>整个计算图；拖动框可移动视图</translation>
    </message>
</context>
<context>
    <name>pare::ParallelView</name>
    <message>
        <source>Variants across all measures</source>
        <translation>各变体的所有指标</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>Does not hold the constraint: %1</source>
        <translation>不满足约束：%1</translation>
    </message>
    <message>
        <source>Nothing is measured yet: run a recipe or a batch of presets.</source>
        <translation>尚无测量结果：请运行配方或批量运行预设。</translation>
    </message>
    <message>
        <source>↑ better</source>
        <translation>↑ 更好</translation>
    </message>
    <message>
        <source>Drag along an axis to set the least that a variant must hold there</source>
        <translation>沿轴拖动可设定变体在此须达到的最低值</translation>
    </message>
</context>
<context>
    <name>pare::PareStyle</name>
    <message>
        <source>Clear the field</source>
        <translation>清空输入框</translation>
    </message>
</context>
<context>
    <name>pare::PathBar</name>
    <message>
        <source>Run recipe</source>
        <translation>运行配方</translation>
    </message>
    <message>
        <source>, next</source>
        <translation>，下一步</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>none open</source>
        <translation>未打开</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source> · not measured</source>
        <translation> · 未测量</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>Variants</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Run the recipe (Ctrl+R)</source>
        <translation>运行配方 (Ctrl+R)</translation>
    </message>
    <message>
        <source>Measure baseline</source>
        <translation>测量基线</translation>
    </message>
</context>
<context>
    <name>pare::PictureDialog</name>
    <message>
        <source>Export picture</source>
        <translation>导出图片</translation>
    </message>
    <message>
        <source>Trade-off chart</source>
        <translation>权衡图</translation>
    </message>
    <message>
        <source>Graph, the part in view</source>
        <translation>计算图，可见部分</translation>
    </message>
    <message>
        <source>Whole graph</source>
        <translation>整个计算图</translation>
    </message>
    <message>
        <source>Image pixels a pixel, for PNG</source>
        <translation>每个屏幕像素对应的图像像素数，用于 PNG</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>&amp;Picture of</source>
        <translation>图片内容(&amp;P)</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>格式(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Scale</source>
        <translation>缩放(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>颜色(&amp;C)</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
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
        <translation>像素</translation>
    </message>
    <message>
        <source>pixels at 96 dots per inch</source>
        <translation>像素（96 dpi）</translation>
    </message>
    <message>
        <source>, shrunk to %1 %: a page cannot be larger</source>
        <translation>，缩小到 %1 %：页面不能更大</translation>
    </message>
</context>
<context>
    <name>pare::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Of the window. Errors, verdicts and reports stay English, as on the command line</source>
        <translation>窗口的语言。错误、判定和报告仍为英语，与命令行相同</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>动画</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>计算图</translation>
    </message>
    <message>
        <source>Wheel zooms, Ctrl+wheel scrolls</source>
        <translation>滚轮缩放，Ctrl+滚轮滚动</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>测量</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>as measured</source>
        <translation>实测值</translation>
    </message>
    <message>
        <source>with %1 % confidence</source>
        <translation>以 %1 % 置信度</translation>
    </message>
    <message>
        <source>What the guard is held against: the difference that was measured, or the most that it may be at this confidence. From the next run on</source>
        <translation>损失上限与什么比较：实测的差值，或在此置信度下差值可能的最大值。自下次运行起生效</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>Runs at least</source>
        <translation>最少运行次数</translation>
    </message>
    <message>
        <source>Seconds a model at most</source>
        <translation>每个模型最长秒数</translation>
    </message>
    <message>
        <source>Guard holds</source>
        <translation>损失上限依据</translation>
    </message>
    <message>
        <source>Intervals</source>
        <translation>区间</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>限制</translation>
    </message>
    <message>
        <source>half of the RAM</source>
        <translation>一半 RAM</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>What the process that runs models may take, and what drawing a graph may</source>
        <translation>运行模型的进程以及绘制计算图可占用的内存</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>A step of a job that takes longer is stopped</source>
        <translation>任务中耗时更长的步骤会被停止</translation>
    </message>
    <message>
        <source>Time of one step</source>
        <translation>单步时间</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
</context>
<context>
    <name>pare::QuantizationPanel</name>
    <message>
        <source>Set back to float</source>
        <translation>恢复为浮点</translation>
    </message>
    <message>
        <source>Layers in INT8</source>
        <translation>INT8 层数</translation>
    </message>
    <message>
        <source>Quantization error by layer</source>
        <translation>各层的量化误差</translation>
    </message>
    <message>
        <source>How many layers work in INT8, the least error first</source>
        <translation>有多少层以 INT8 运行，误差最小者优先</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>重新测量</translation>
    </message>
    <message>
        <source>Measure quantization error</source>
        <translation>测量量化误差</translation>
    </message>
    <message>
        <source>In the background: each layer of the source alone in INT8, or each layer of the shown variant against itself in float</source>
        <translation>在后台进行：源模型的每层单独为 INT8，或所显示变体的每层相对其浮点结果</translation>
    </message>
    <message>
        <source>Being measured; see Jobs.</source>
        <translation>正在测量；见“任务”。</translation>
    </message>
    <message>
        <source>Not measured yet. Measuring tells for each layer what the outputs lose when it works in INT8,
with the range and the steps that its input gets; about a minute at most.</source>
        <translation>尚未测量。测量会得出每层以 INT8 运行时输出的损失，
以及其输入的范围和级数；最多约一分钟。</translation>
    </message>
    <message>
        <source>Measured on %1: each layer&apos;s result in %2 against the same layer in float, with what the layers before it lose.</source>
        <translation>在 %1上测量：%2 中各层的结果相对其浮点结果，含之前各层造成的损失。</translation>
    </message>
    <message>
        <source>Measured on %1: the outputs with one layer alone in static INT8, everything else in float.</source>
        <translation>在 %1上测量：仅一层为静态 INT8、其余均为浮点时的输出。</translation>
    </message>
    <message>
        <source>The outputs: %1</source>
        <translation>输出：%1</translation>
    </message>
    <message>
        <source>All of them at once: %1</source>
        <translation>全部同时：%1</translation>
    </message>
    <message>
        <source>, %1 %2 (float %3)</source>
        <translation>，%1 %2（浮点 %3）</translation>
    </message>
    <message>
        <source>%1 cannot be quantized.</source>
        <translation>%1无法量化。</translation>
    </message>
    <message>
        <source>◷ Measured on other data than is given now.</source>
        <translation>◷ 测量所用数据与当前给出的不同。</translation>
    </message>
    <message>
        <source>Layers in INT8: the source&apos;s quantization error is not measured yet; it gives the order.</source>
        <translation>INT8 层数：尚未测量源模型的量化误差；顺序由它决定。</translation>
    </message>
    <message>
        <source>Static INT8 for the layers with the least error, float for the others; Run measures what it comes to</source>
        <translation>误差最小的层使用静态 INT8，其余为浮点；实际结果由“运行”测量</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>The selected layers stay float when the recipe runs</source>
        <translation>配方运行时所选的层保持浮点</translation>
    </message>
    <message>
        <source>%1 of %2, %3</source>
        <translation>%1 / %2，%3</translation>
    </message>
    <message>
        <source>computed</source>
        <translation>计算值</translation>
    </message>
    <message>
        <source>est.</source>
        <translation>估计</translation>
    </message>
    <message>
        <source>%1 of %2 in INT8</source>
        <translation>%2中的 %1 层使用 INT8</translation>
    </message>
    <message>
        <source>Set back to float: select layers first.</source>
        <translation>恢复为浮点：请先选择层。</translation>
    </message>
    <message>
        <source>Set back to float: no step of the recipe quantizes; the slider adds one.</source>
        <translation>恢复为浮点：配方中没有量化的步骤；滑块会添加一个。</translation>
    </message>
    <message>
        <source>Set back to float: these layers are float already.</source>
        <translation>恢复为浮点：这些层已是浮点。</translation>
    </message>
    <message>
        <source>%1 back to float</source>
        <translation>%1恢复为浮点</translation>
    </message>
</context>
<context>
    <name>pare::RecipeFoot</name>
    <message>
        <source>Run recipe</source>
        <translation>运行配方</translation>
    </message>
    <message>
        <source>Guard</source>
        <translation>损失上限</translation>
    </message>
    <message>
        <source>Largest loss that is accepted, in points</source>
        <translation>可接受的最大损失，以百分点计</translation>
    </message>
    <message>
        <source>points below source</source>
        <translation>个百分点（相对源模型）</translation>
    </message>
    <message>
        <source>Run the recipe in the background (Ctrl+R)</source>
        <translation>在后台运行配方 (Ctrl+R)</translation>
    </message>
    <message>
        <source>computed</source>
        <translation>计算值</translation>
    </message>
    <message>
        <source>est.</source>
        <translation>估计</translation>
    </message>
    <message>
        <source>Size %1 of %2 (%3)</source>
        <translation>大小 %1 / %2（%3）</translation>
    </message>
    <message>
        <source>MACs not known: sizes are missing in the model</source>
        <translation>MACs 未知：模型中缺少尺寸</translation>
    </message>
    <message>
        <source>MACs %1 of %2 (computed)</source>
        <translation>MACs %1 / %2（计算值）</translation>
    </message>
    <message>
        <source>Latency, accuracy: measured after Run</source>
        <translation>延迟、准确率：运行后测量</translation>
    </message>
    <message>
        <source>Made for</source>
        <translation>目标硬件</translation>
    </message>
    <message>
        <source>Hardware that the model is made for</source>
        <translation>模型面向的硬件</translation>
    </message>
    <message>
        <source>Latency is measured on this machine: it does not say how fast the model is there.</source>
        <translation>延迟在本机上测量：并不说明模型在那里有多快。</translation>
    </message>
    <message>
        <source>The model leaves sizes open: MACs are computed %1. What is measured takes the sizes of the data.</source>
        <translation>模型未固定某些尺寸：MACs 按 %1 计算。实测时采用数据的尺寸。</translation>
    </message>
    <message>
        <source>MACs %1 of %2 (computed, assumed sizes)</source>
        <translation>MACs %1 / %2（计算值，尺寸为假定）</translation>
    </message>
    <message>
        <source>, without %1 of unknown sizes</source>
        <translation>，不含大小未知的 %1</translation>
    </message>
    <message>
        <source>MACs: shapes are being read</source>
        <translation>MACs：正在读取形状</translation>
    </message>
    <message>
        <source>computed, plus its recipe</source>
        <translation>计算值，另加配方</translation>
    </message>
    <message>
        <source>MACs %1 of the source&apos;s (computed, assumed sizes)</source>
        <translation>MACs 为源模型的 %1（计算值，假定尺寸）</translation>
    </message>
</context>
<context>
    <name>pare::RecipePanel</name>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
</context>
<context>
    <name>pare::SampleDetail</name>
    <message>
        <source>Outputs of A and B for this sample</source>
        <translation>A 与 B 对此样本的输出</translation>
    </message>
    <message>
        <source>Half the sum of the differences of all classes&apos; shares: 0 % are equal answers, 100 % have nothing in common; computed from one run of both models</source>
        <translation>各类别份额之差总和的一半：0 % 为相同回答，100 % 为毫无共同之处；由两个模型的一次运行计算</translation>
    </message>
    <message>
        <source>Length of the difference of both outputs, of the length of A&apos;s; computed from one run of both models</source>
        <translation>两者输出之差的长度，相对于 A 的长度；由两个模型的一次运行计算</translation>
    </message>
    <message>
        <source>Click a sample to see it large, with both outputs.</source>
        <translation>单击样本以放大查看，并显示两者输出。</translation>
    </message>
    <message>
        <source>, label %1</source>
        <translation>，标签 %1</translation>
    </message>
    <message>
        <source>Sample %1%2. The outputs are %3 apart.</source>
        <translation>样本 %1%2。两者输出相差 %3。</translation>
    </message>
    <message>
        <source>Sample %1%2. The outputs cannot be compared: they have other sizes, or no finite numbers.</source>
        <translation>样本 %1%2。输出无法比较：大小不同，或含非有限数值。</translation>
    </message>
    <message>
        <source>Input: %1</source>
        <translation>输入：%1</translation>
    </message>
    <message>
        <source>The likeliest of %1 classes of %2:</source>
        <translation>%2 的 %1 个类别中最可能的：</translation>
    </message>
    <message>
        <source>Those of %1 values of %2 that are farthest apart:</source>
        <translation>%2 的 %1 个值中相差最大的：</translation>
    </message>
    <message>
        <source>Sample %1</source>
        <translation>样本 %1</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>%1 is the label</source>
        <translation>%1 是标签</translation>
    </message>
    <message>
        <source>Δ [points]</source>
        <translation>Δ [百分点]</translation>
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
        <translation>逐样本比较</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>A says</source>
        <translation>A 的回答</translation>
    </message>
    <message>
        <source>B says</source>
        <translation>B 的回答</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>有何变化</translation>
    </message>
    <message>
        <source>Apart [%]</source>
        <translation>相差 [%]</translation>
    </message>
    <message>
        <source>Samples where A and B differ</source>
        <translation>A 与 B 不同的样本</translation>
    </message>
    <message>
        <source>Choose A and B to see the samples that they treat differently.</source>
        <translation>选择 A 和 B 以查看两者处理不同的样本。</translation>
    </message>
    <message>
        <source>Which samples they treat differently is not known. Data (Ctrl+D) gives it: both are run on the same samples.</source>
        <translation>尚不知两者对哪些样本处理不同。数据 (Ctrl+D) 可以说明：两者在相同样本上运行。</translation>
    </message>
    <message>
        <source>Both are run on the same samples…</source>
        <translation>两者正在相同样本上运行…</translation>
    </message>
    <message>
        <source>Which samples they treat differently is not known yet: both are to be run on all of the data.</source>
        <translation>尚不知两者对哪些样本处理不同：两者需在全部数据上运行。</translation>
    </message>
    <message>
        <source>The samples that the two treat most differently, of %1.</source>
        <translation>%1 中两者处理差别最大的样本。</translation>
    </message>
    <message>
        <source>%1, measured.</source>
        <translation>%1，实测。</translation>
    </message>
    <message>
        <source>↘ lost</source>
        <translation>↘ 丢失</translation>
    </message>
    <message>
        <source>↗ gained</source>
        <translation>↗ 获得</translation>
    </message>
    <message>
        <source>both wrong</source>
        <translation>两者都错</translation>
    </message>
    <message>
        <source>Compare samples of %1 and %2</source>
        <translation>比较 %1 与 %2 的样本</translation>
    </message>
    <message>
        <source>Cancelled: their outputs were not looked at.</source>
        <translation>已取消：未查看其输出。</translation>
    </message>
    <message>
        <source>Their outputs cannot be shown: %1</source>
        <translation>无法显示其输出：%1</translation>
    </message>
    <message>
        <source>same answer</source>
        <translation>回答相同</translation>
    </message>
    <message>
        <source>same class, 1 − cosine %1</source>
        <translation>类别相同，1 − 余弦 %1</translation>
    </message>
</context>
<context>
    <name>pare::SensitivitySection</name>
    <message>
        <source>equal outputs</source>
        <translation>输出相同</translation>
    </message>
    <message>
        <source>%1%2 against channels removed</source>
        <translation>%1%2 随移除通道数的变化</translation>
    </message>
    <message>
        <source>Agreement with the source</source>
        <translation>与源模型的一致率</translation>
    </message>
    <message>
        <source>all %1 channels: %2</source>
        <translation>全部 %1 个通道：%2</translation>
    </message>
    <message>
        <source>Guard: %1</source>
        <translation>损失上限：%1</translation>
    </message>
    <message>
        <source>SQNR of the outputs [dB] against channels removed</source>
        <translation>输出的 SQNR [dB] 随移除通道数的变化</translation>
    </message>
    <message>
        <source>−%1 of %2</source>
        <translation>−%1 / %2</translation>
    </message>
    <message>
        <source>Pruning sensitivity</source>
        <translation>剪枝敏感度</translation>
    </message>
    <message>
        <source>This group only</source>
        <translation>仅此组</translation>
    </message>
    <message>
        <source>Measure only the channels that this layer makes, and what shrinks with them</source>
        <translation>只测量该层产生的通道，以及与之一同缩减的层</translation>
    </message>
    <message>
        <source>Measured by cutting: the channels of least norm are gone from this width and its normalizations, nothing is repaired. %1. With repair the loss is smaller.</source>
        <translation>以裁剪测量：范数最小的通道已从该宽度及其归一化中去除，不做修复。%1。修复后损失更小。</translation>
    </message>
    <message>
        <source>Measured by mask: the channels of least norm are zero, nothing is repaired. %1. With repair the loss is smaller.</source>
        <translation>以掩码测量：范数最小的通道置零，不做修复。%1。修复后损失更小。</translation>
    </message>
    <message>
        <source>Of group %1; this layer stands in %2 groups.</source>
        <translation>属于组 %1；该层在 %2 个组中。</translation>
    </message>
    <message>
        <source>◷ Measured on other data than is given now.</source>
        <translation>◷ 测量所用数据与当前给出的不同。</translation>
    </message>
    <message>
        <source>Being measured; see Jobs.</source>
        <translation>正在测量；见“任务”。</translation>
    </message>
    <message>
        <source>Not measured yet. Measuring tells what the model loses with a tenth to four fifths of these channels; it takes about two minutes at most.</source>
        <translation>尚未测量。测量会得出移除这些通道的十分之一到五分之四时模型的损失；最多约两分钟。</translation>
    </message>
    <message>
        <source>Measure all again</source>
        <translation>全部重新测量</translation>
    </message>
    <message>
        <source>Measure sensitivity</source>
        <translation>测量敏感度</translation>
    </message>
    <message>
        <source>Measure what the model loses with channels of each group, one group at a time, in the background</source>
        <translation>在后台测量移除各组通道时模型的损失，每次一组</translation>
    </message>
</context>
<context>
    <name>pare::SensitivityView</name>
    <message>
        <source>Pruning sensitivity</source>
        <translation>剪枝敏感度</translation>
    </message>
    <message>
        <source>guard</source>
        <translation>损失上限</translation>
    </message>
</context>
<context>
    <name>pare::StartPage</name>
    <message>
        <source>Open a model</source>
        <translation>打开模型</translation>
    </message>
    <message>
        <source>Open model or study…</source>
        <translation>打开模型或项目…</translation>
    </message>
    <message>
        <source>ONNX models and studies of Pare (Ctrl+O)</source>
        <translation>ONNX 模型和 Pare 项目 (Ctrl+O)</translation>
    </message>
    <message>
        <source>or drop a file anywhere in the window</source>
        <translation>或将文件拖放到窗口任意位置</translation>
    </message>
    <message>
        <source>Try it on a demo</source>
        <translation>用演示试一试</translation>
    </message>
    <message>
        <source>Clothes: ResNet-20, tells ten kinds of clothes apart</source>
        <translation>服装：ResNet-20，区分十种服装</translation>
    </message>
    <message>
        <source>A picture network with its test data</source>
        <translation>图像网络及其测试数据</translation>
    </message>
    <message>
        <source>Languages: transformer, names the language of a text</source>
        <translation>语言：transformer，识别文本的语言</translation>
    </message>
    <message>
        <source>A text network with its test data</source>
        <translation>文本网络及其测试数据</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>最近文件</translation>
    </message>
    <message>
        <source>%1 is not there any more</source>
        <translation>%1 已不存在</translation>
    </message>
    <message>
        <source>not there any more</source>
        <translation>已不存在</translation>
    </message>
</context>
<context>
    <name>pare::StepList</name>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Run preset</source>
        <translation>运行预设</translation>
    </message>
    <message>
        <source>Add step</source>
        <translation>添加步骤</translation>
    </message>
    <message>
        <source>No steps yet. Select layers in the graph or the table and say above what they get, add a step for every layer, or take a preset.</source>
        <translation>还没有步骤。请在计算图或表格中选择层，在上方指定其处理；或为所有层添加步骤；或使用预设。</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Select the layers that are left alone</source>
        <translation>选择不处理的层</translation>
    </message>
    <message>
        <source>Training step…</source>
        <translation>训练步骤…</translation>
    </message>
    <message>
        <source>Run a preset: it tries what it knows and delivers what keeps its promise</source>
        <translation>运行预设：它会尝试各种方案，并交付符合其承诺的结果</translation>
    </message>
    <message>
        <source>No step of the recipe has the focus.</source>
        <translation>配方中没有步骤获得焦点。</translation>
    </message>
    <message>
        <source>Move step %1 up</source>
        <translation>上移步骤 %1</translation>
    </message>
    <message>
        <source>It is the first step.</source>
        <translation>它是第一个步骤。</translation>
    </message>
    <message>
        <source>Move step %1 down</source>
        <translation>下移步骤 %1</translation>
    </message>
    <message>
        <source>It is the last step.</source>
        <translation>它是最后一个步骤。</translation>
    </message>
    <message>
        <source>Options of step %1</source>
        <translation>步骤 %1 的选项</translation>
    </message>
    <message>
        <source>Select the layers of step %1</source>
        <translation>选择步骤 %1 的层</translation>
    </message>
    <message>
        <source>Remove step %1</source>
        <translation>移除步骤 %1</translation>
    </message>
    <message>
        <source>add step %1</source>
        <translation>添加步骤 %1</translation>
    </message>
    <message>
        <source>enable step</source>
        <translation>启用步骤</translation>
    </message>
    <message>
        <source>disable step</source>
        <translation>停用步骤</translation>
    </message>
    <message>
        <source>%1 is left alone, by presets too.</source>
        <translation>%1 不处理，预设也不处理它。</translation>
    </message>
    <message>
        <source>%1 are left alone, by presets too.</source>
        <translation>%1不处理，预设也不处理它们。</translation>
    </message>
    <message>
        <source>move %1 up</source>
        <translation>上移 %1</translation>
    </message>
    <message>
        <source>move %1 down</source>
        <translation>下移 %1</translation>
    </message>
    <message>
        <source>remove step %1</source>
        <translation>移除步骤 %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>pare::StepOptions</name>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>空</translation>
    </message>
    <message>
        <source>%1: %2. Default: %3.</source>
        <translation>%1：%2。默认：%3。</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>恢复为 %1</translation>
    </message>
    <message>
        <source>%1: back to %2</source>
        <translation>%1：恢复为 %2</translation>
    </message>
</context>
<context>
    <name>pare::StepRow</name>
    <message>
        <source>Drag to another place (Alt+Up, Alt+Down)</source>
        <translation>拖动到其他位置 (Alt+Up, Alt+Down)</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Remove step (Del)</source>
        <translation>移除步骤 (Del)</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>There is no such pass here</source>
        <translation>这里没有这样的 Pass</translation>
    </message>
    <message>
        <source>Leave this step out</source>
        <translation>停用此步骤</translation>
    </message>
    <message>
        <source>Take this step in</source>
        <translation>启用此步骤</translation>
    </message>
    <message>
        <source>Step %1, %2</source>
        <translation>步骤 %1，%2</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>same size</source>
        <translation>大小不变</translation>
    </message>
    <message>
        <source>Other weights of the same size: what training gives is measured after Run</source>
        <translation>权重改变而大小不变：训练的效果在运行后测量</translation>
    </message>
    <message>
        <source>Zeros take as much room as other numbers: the file is smaller only once it is compressed</source>
        <translation>零与其他数占用同样的空间：文件只有压缩后才更小</translation>
    </message>
    <message>
        <source>What this step changes, computed</source>
        <translation>此步骤带来的变化，计算值</translation>
    </message>
    <message>
        <source>What this step changes, estimated: it needs data to run</source>
        <translation>此步骤带来的变化，估计值：它需要数据才能运行</translation>
    </message>
    <message>
        <source>Fold the options</source>
        <translation>折叠选项</translation>
    </message>
    <message>
        <source>open</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>已折叠</translation>
    </message>
</context>
<context>
    <name>pare::TableView</name>
    <message>
        <source>Reset columns</source>
        <translation>重置列</translation>
    </message>
</context>
<context>
    <name>pare::TensorWindow</name>
    <message>
        <source>&amp;Save as .npy…</source>
        <translation>存为 .npy(&amp;S)…</translation>
    </message>
    <message>
        <source>Values of this type cannot be written as .npy</source>
        <translation>此类型的值无法写为 .npy</translation>
    </message>
    <message>
        <source>The stored values, as NumPy&apos;s %1</source>
        <translation>存储的值，作为 NumPy 的 %1</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>The selected numbers, or all rows in sight, as tab-separated text</source>
        <translation>所选数值，或所有可见行，为制表符分隔的文本</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Show what they &amp;stand for: %1</source>
        <translation>显示其代表的值(&amp;S)：%1</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Axis %1, of %2</source>
        <translation>轴 %1，长度 %2</translation>
    </message>
    <message>
        <source>Position on axis %1</source>
        <translation>轴 %1 上的位置</translation>
    </message>
    <message>
        <source>of axes %1; the last two are rows and columns</source>
        <translation>对应轴 %1；最后两个轴为行和列</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>&amp;Numbers</source>
        <translation>数值(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Picture</source>
        <translation>图像(&amp;P)</translation>
    </message>
    <message>
        <source>Each position of axis</source>
        <translation>各个位置，沿轴</translation>
    </message>
    <message>
        <source>Axis</source>
        <translation>轴</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>最小值</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>零</translation>
    </message>
    <message>
        <source>C&amp;hannels</source>
        <translation>通道(&amp;H)</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>H&amp;istogram</source>
        <translation>直方图(&amp;I)</translation>
    </message>
    <message>
        <source>%1 to %2, mean %3, deviation %4</source>
        <translation>%1 至 %2，均值 %3，标准差 %4</translation>
    </message>
    <message>
        <source>It has no values.</source>
        <translation>它没有值。</translation>
    </message>
    <message>
        <source>No value is finite.</source>
        <translation>没有有限值。</translation>
    </message>
    <message>
        <source>, %1 are zero</source>
        <translation>，%1 为零</translation>
    </message>
    <message>
        <source>; %1 NaN or infinite</source>
        <translation>；%1 个 NaN 或无穷</translation>
    </message>
    <message>
        <source>No value is finite</source>
        <translation>没有有限值</translation>
    </message>
    <message>
        <source>The first %1 of %2</source>
        <translation>前 %1 个，共 %2 个</translation>
    </message>
    <message>
        <source>Below zero blue, above it orange; full colour at %1.</source>
        <translation>小于零为蓝色，大于零为橙色；达到 %1 时为全色。</translation>
    </message>
    <message>
        <source> Every %1th row and column.</source>
        <translation> 每 %1 行和列取一。</translation>
    </message>
    <message>
        <source>Save values</source>
        <translation>保存值</translation>
    </message>
    <message>
        <source>NumPy array (*.npy)</source>
        <translation>NumPy 数组 (*.npy)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>0 to %1</source>
        <translation>0 到 %1</translation>
    </message>
    <message>
        <source>As the operators behind the tensor compute it</source>
        <translation>按读取该张量的算子的计算方式</translation>
    </message>
    <message>
        <source>The tensor&apos;s values</source>
        <translation>张量的值</translation>
    </message>
</context>
<context>
    <name>pare::Tour</name>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>pare::TradeOffChart</name>
    <message>
        <source>Latency (ms)</source>
        <translation>延迟 (ms)</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Front only</source>
        <translation>仅前沿</translation>
    </message>
    <message>
        <source>Show only what no other variant beats</source>
        <translation>只显示没有被其他变体超越的变体</translation>
    </message>
    <message>
        <source>Whole range</source>
        <translation>完整范围</translation>
    </message>
    <message>
        <source>Let the axis reach down to what collapsed</source>
        <translation>使坐标轴延伸到已崩溃的变体</translation>
    </message>
    <message>
        <source>Candidates that were tried</source>
        <translation>尝试过的候选</translation>
    </message>
    <message>
        <source>What searches measured on their way, as faint dots</source>
        <translation>搜索过程中测量过的候选，以淡点显示</translation>
    </message>
    <message>
        <source>What runs along the chart</source>
        <translation>图表横轴表示的内容</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>Measure the source first.</source>
        <translation>请先测量源模型。</translation>
    </message>
    <message>
        <source>Measure the source</source>
        <translation>测量源模型</translation>
    </message>
    <message>
        <source>1 variant; the table of variants has the same numbers</source>
        <translation>1 个变体；变体表中有相同的数值</translation>
    </message>
    <message>
        <source>%1 variants; the table of variants has the same numbers</source>
        <translation>%1 个变体；变体表中有相同的数值</translation>
    </message>
</context>
<context>
    <name>pare::TradeOffPad</name>
    <message>
        <source>Trade-off chart</source>
        <translation>权衡图</translation>
    </message>
    <message>
        <source>Drag to change the guard</source>
        <translation>拖动以更改损失上限</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>及另外 %1 个</translation>
    </message>
    <message>
        <source>tried by a search</source>
        <translation>由搜索尝试</translation>
    </message>
    <message>
        <source>the opened model</source>
        <translation>打开的模型</translation>
    </message>
    <message>
        <source> · no gain</source>
        <translation> · 无收益</translation>
    </message>
    <message>
        <source> · measured under other conditions</source>
        <translation> · 在其他条件下测量</translation>
    </message>
</context>
<context>
    <name>pare::TradeOffPlot</name>
    <message>
        <source>, lower is better</source>
        <translation>，越低越好</translation>
    </message>
    <message>
        <source>1 not shown: not measured</source>
        <translation>1 个未显示：未测量</translation>
    </message>
    <message>
        <source>%1 not shown: not measured</source>
        <translation>%1 个未显示：未测量</translation>
    </message>
    <message>
        <source>Run a recipe or a batch of presets</source>
        <translation>请运行配方或批量运行预设</translation>
    </message>
</context>
<context>
    <name>pare::TrainingCurve</name>
    <message>
        <source>Nothing is trained here.</source>
        <translation>这里没有训练。</translation>
    </message>
    <message>
        <source>Training curves</source>
        <translation>训练曲线</translation>
    </message>
    <message>
        <source>Training in numbers</source>
        <translation>训练数值</translation>
    </message>
    <message>
        <source>Which training</source>
        <translation>选择训练</translation>
    </message>
    <message>
        <source>Which of the trainings of this job is shown</source>
        <translation>显示此任务中的哪次训练</translation>
    </message>
    <message>
        <source>Training %1 of %2</source>
        <translation>训练 %1 / %2</translation>
    </message>
    <message>
        <source>%1 (%)</source>
        <translation>%1 (%)</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>best</source>
        <translation>最佳</translation>
    </message>
</context>
<context>
    <name>pare::TrainingDialog</name>
    <message>
        <source>Data…</source>
        <translation>数据…</translation>
    </message>
    <message>
        <source>Add training step</source>
        <translation>添加训练步骤</translation>
    </message>
    <message>
        <source>Fine-tune</source>
        <translation>微调</translation>
    </message>
    <message>
        <source>Learns the labels of the training data.</source>
        <translation>学习训练数据的标签。</translation>
    </message>
    <message>
        <source>Distill</source>
        <translation>蒸馏</translation>
    </message>
    <message>
        <source>Learns to give what a teacher gives: the source, or another model. Needs no labels.</source>
        <translation>学习重现教师模型的输出：源模型或其他模型。不需要标签。</translation>
    </message>
    <message>
        <source>Train quantized</source>
        <translation>量化训练</translation>
    </message>
    <message>
        <source>The same for a quantized model: integers and scales learn with the rounding in the loop.</source>
        <translation>对量化模型做同样的事：在训练回路中带舍入地学习整数和缩放因子。</translation>
    </message>
    <message>
        <source>Choose the data to train on</source>
        <translation>选择训练用的数据</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>教师模型</translation>
    </message>
    <message>
        <source>the model before the first step</source>
        <translation>第一个步骤之前的模型</translation>
    </message>
    <message>
        <source>Teacher, an ONNX file; empty: the model before the first step</source>
        <translation>教师模型，ONNX 文件；留空：第一个步骤之前的模型</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Models (*.onnx)</source>
        <translation>模型 (*.onnx)</translation>
    </message>
    <message>
        <source>More options</source>
        <translation>更多选项</translation>
    </message>
    <message>
        <source>Only the %1 may change</source>
        <translation>仅%1可更改</translation>
    </message>
    <message>
        <source>Trained on %1. A part of it is held out and tells which weights are kept; samples that results are measured on are never learned.</source>
        <translation>在 %1 上训练。其中一部分留出，用来判断保留哪组权重；用于测量结果的样本从不参与学习。</translation>
    </message>
    <message>
        <source>There is no data to train on yet; without it the recipe cannot be run.</source>
        <translation>还没有训练数据；没有它，配方无法运行。</translation>
    </message>
    <message>
        <source>Teacher: %1 is not there.</source>
        <translation>教师模型：%1 不存在。</translation>
    </message>
    <message>
        <source>Teacher: %1 is no file that can be read.</source>
        <translation>教师模型：%1 不是可读取的文件。</translation>
    </message>
    <message>
        <source>Bits: weights are stored in 2, 3, 4 or 8 bits; 0 trains what is quantized already.</source>
        <translation>位数：权重以 2、3、4 或 8 位存储；0 表示训练已量化的部分。</translation>
    </message>
    <message>
        <source>No step before it changes the model, so it would learn from itself. Choose a teacher, or add it after a step that loses accuracy.</source>
        <translation>它之前没有改变模型的步骤，因此它只会向自身学习。请选择教师模型，或将它添加到会降低准确率的步骤之后。</translation>
    </message>
    <message>
        <source>No step before it quantizes the model. Add quantize-static first, or set Bits to train weights for so many bits.</source>
        <translation>它之前没有量化模型的步骤。请先添加 quantize-static，或设置位数，以按该位数训练权重。</translation>
    </message>
    <message>
        <source>one walk through the data</source>
        <translation>遍历数据一次</translation>
    </message>
    <message>
        <source>%1 walks through the data</source>
        <translation>遍历数据 %1 次</translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation>约 %1 min</translation>
    </message>
    <message>
        <source>Ends after %1</source>
        <translation>结束条件：%1</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>, whichever comes first</source>
        <translation>，以先到者为准</translation>
    </message>
    <message>
        <source>; earlier after %1 without a better held-out score</source>
        <translation>；若连续 %1留出得分没有提高则提前结束</translation>
    </message>
    <message>
        <source>. It can be stopped at any time with the best weights so far.</source>
        <translation>。可随时停止，并保留目前最佳的权重。</translation>
    </message>
</context>
<context>
    <name>pare::TrainingPage</name>
    <message>
        <source>Training of</source>
        <translation>训练对象</translation>
    </message>
    <message>
        <source>Whose training</source>
        <translation>谁的训练</translation>
    </message>
    <message>
        <source>What trains now, and the variants that were trained</source>
        <translation>正在训练的内容，以及训练过的变体</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1, now</source>
        <translation>%1，进行中</translation>
    </message>
    <message>
        <source>No variant of this study was trained in this window or a batch. Recipe &gt; Add training step… adds one.</source>
        <translation>本项目中没有在此窗口或批量运行中训练过的变体。配方 &gt; 添加训练步骤… 可添加一个。</translation>
    </message>
</context>
<context>
    <name>pare::TreatmentBox</name>
    <message>
        <source>Leave alone</source>
        <translation>不处理</translation>
    </message>
    <message>
        <source>Nothing changes these layers: no step of the recipe, no preset, and nothing that their neighbours lose</source>
        <translation>任何操作都不改变这些层：配方的步骤、预设，以及相邻层的缩减都不会</translation>
    </message>
    <message>
        <source>Precision of the selected layers</source>
        <translation>所选层的精度</translation>
    </message>
    <message>
        <source>Weights to set to zero, percent</source>
        <translation>要置零的权重，百分比</translation>
    </message>
    <message>
        <source>Smaller only when compressed: ONNX Runtime&apos;s CPU gains no time from zeros</source>
        <translation>只有压缩后才更小：ONNX Runtime 在 CPU 上不会因零而加快</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Channels to remove</source>
        <translation>要移除的通道</translation>
    </message>
    <message>
        <source>Weights to zero</source>
        <translation>置零的权重</translation>
    </message>
    <message>
        <source>%1 % zeros</source>
        <translation>%1 % 为零</translation>
    </message>
    <message>
        <source>No layer is selected</source>
        <translation>没有选择层</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>已选 %1</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>Not pruned: these layers make no channels that could go</source>
        <translation>未剪枝：这些层不产生可移除的通道</translation>
    </message>
    <message>
        <source>Not pruned: %1</source>
        <translation>未剪枝：%1</translation>
    </message>
    <message>
        <source>Not pruned: no smaller count is allowed here (a multiple of %1)</source>
        <translation>未剪枝：此处不允许更小的数量（须为 %1 的倍数）</translation>
    </message>
    <message>
        <source>prune %1 % of %2</source>
        <translation>%2剪枝 %1 %</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>leave alone</source>
        <translation>不处理</translation>
    </message>
    <message>
        <source>treat again</source>
        <translation>恢复处理</translation>
    </message>
    <message>
        <source>clear treatment</source>
        <translation>清除处理</translation>
    </message>
    <message>
        <source>%1 together in %2</source>
        <translation>%1，分属 %2</translation>
    </message>
    <message>
        <source>Channels: shapes are being read</source>
        <translation>通道：正在读取形状</translation>
    </message>
</context>
<context>
    <name>pare::VariantsModel</name>
    <message>
        <source>◎ measured</source>
        <translation>◎ 已测量</translation>
    </message>
    <message>
        <source>◎ not measured</source>
        <translation>◎ 未测量</translation>
    </message>
    <message>
        <source> · best</source>
        <translation> · 最佳</translation>
    </message>
    <message>
        <source>%1 [%2 to %3]</source>
        <translation>%1 [%2 至 %3]</translation>
    </message>
    <message>
        <source>Not measured yet: Run &gt; Measure baseline</source>
        <translation>尚未测量：运行 &gt; 测量基线</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>Give labelled data (Ctrl+D) to measure accuracy</source>
        <translation>给出带标签的数据 (Ctrl+D) 以测量准确率</translation>
    </message>
    <message>
        <source>Not measured for this variant</source>
        <translation>此变体未测量</translation>
    </message>
    <message>
        <source>A favourite; click to unmark it (S)</source>
        <translation>已收藏；单击取消收藏 (S)</translation>
    </message>
    <message>
        <source>Click to mark it as a favourite (S)</source>
        <translation>单击以收藏 (S)</translation>
    </message>
    <message>
        <source>Measured on other data than is given now. %1</source>
        <translation>测量所用数据与当前给出的不同。%1</translation>
    </message>
    <message>
        <source>%1 bytes on disk, computed</source>
        <translation>磁盘上 %1 字节，计算值</translation>
    </message>
    <message>
        <source>closeness to the source&apos;s outputs, measured</source>
        <translation>与源模型输出的接近度，实测</translation>
    </message>
    <message>
        <source>paired difference on the same samples, p = %1</source>
        <translation>相同样本上的配对差值，p = %1</translation>
    </message>
    <message>
        <source>of the source&apos;s latency in the same run, 95 % interval %1 to %2, measured</source>
        <translation>相对同一次运行中源模型的延迟，95 % 区间 %1 至 %2，实测</translation>
    </message>
    <message>
        <source>%1 a sample, computed</source>
        <translation>每个样本 %1，计算值</translation>
    </message>
    <message>
        <source>of a fresh runner process that loads and runs it, measured</source>
        <translation>加载并运行它的新运行进程的内存，实测</translation>
    </message>
    <message>
        <source>Grey: %1</source>
        <translation>灰显：%1</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>ΔSize [%]</source>
        <translation>Δ大小 [%]</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Δ [95 %]</source>
        <translation>Δ [95 %]</translation>
    </message>
    <message>
        <source>Latency ratio</source>
        <translation>延迟比</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位数</translation>
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
        <translation>峰值内存</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>95 % interval %1 to %2, %3, %4, batch %5, measured in a run of its own: how much faster it is than another says Latency ÷ source</source>
        <translation>95 % 区间 %1 到 %2，%3，%4，批量 %5，在单独的一次运行中测得：比其他快多少请看“延迟 ÷ 原始”</translation>
    </message>
    <message>
        <source>The source is what the others are compared with</source>
        <translation>其他变体都与原始模型比较</translation>
    </message>
    <message>
        <source>%1 of %2 samples, 95 % interval %3 to %4%5, measured</source>
        <translation>%1（%2 个样本），95 % 区间 %3 到 %4%5，实测</translation>
    </message>
</context>
<context>
    <name>pare::VariantsPanel</name>
    <message>
        <source>Variants</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>Front</source>
        <translation>前沿</translation>
    </message>
    <message>
        <source>Only variants that no other one beats in size and accuracy at once</source>
        <translation>只看在大小和准确率上没有同时被其他变体超越的变体</translation>
    </message>
    <message>
        <source>Within guard</source>
        <translation>上限内</translation>
    </message>
    <message>
        <source>Only variants that hold the guard</source>
        <translation>只看未超出损失上限的变体</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>已测量</translation>
    </message>
    <message>
        <source>Only variants that were measured</source>
        <translation>只看已测量的变体</translation>
    </message>
    <message>
        <source>★ Favourites</source>
        <translation>★ 收藏</translation>
    </message>
    <message>
        <source>Only variants that were marked with a star (S)</source>
        <translation>只看标有星号的变体 (S)</translation>
    </message>
    <message>
        <source>Constraint: size&lt;500kB latency&lt;0.8x accuracy&gt;91%</source>
        <translation>约束：size&lt;500kB latency&lt;0.8x accuracy&gt;91%</translation>
    </message>
    <message>
        <source>What a variant must hold; others are grey here and on the chart. Words: size, latency (0.8x of the source&apos;s, or 5ms), accuracy, drop, macs, parameters, memory, with &lt; or &gt;. Kept in the study.</source>
        <translation>变体须满足的条件；不满足的在此处和图表中灰显。可用的词：size、latency（0.8x 为源模型的倍数，或 5ms）、accuracy、drop、macs、parameters、memory，配合 &lt; 或 &gt; 使用。保存在项目中。</translation>
    </message>
    <message>
        <source>Constraint</source>
        <translation>约束</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Set as A</source>
        <translation>设为 A</translation>
    </message>
    <message>
        <source>Set as B</source>
        <translation>设为 B</translation>
    </message>
    <message>
        <source>Compare with A</source>
        <translation>与 A 比较</translation>
    </message>
    <message>
        <source>Export model…</source>
        <translation>导出模型…</translation>
    </message>
    <message>
        <source>No favourite any more</source>
        <translation>取消收藏</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>%1 miss the constraint</source>
        <translation>%1 不满足约束</translation>
    </message>
    <message>
        <source>1 misses the constraint</source>
        <translation>1 不满足约束</translation>
    </message>
</context>
</TS>
