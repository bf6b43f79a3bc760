<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>BodyWindow</name>
    <message>
        <source>Opening %1…</source>
        <translation>Abriendo %1…</translation>
    </message>
    <message>
        <source>Back to the main window</source>
        <translation>Volver a la ventana principal</translation>
    </message>
    <message>
        <source>This is shown</source>
        <translation>Es lo que se muestra</translation>
    </message>
    <message>
        <source>Back to it (Alt+Up)</source>
        <translation>Volver a él (Alt+Up)</translation>
    </message>
    <message>
        <source>This one is shown</source>
        <translation>Es lo que se muestra</translation>
    </message>
    <message>
        <source>Show this one</source>
        <translation>Mostrar este</translation>
    </message>
    <message>
        <source>%1. Double click on a node with a double outline goes inside.</source>
        <translation>%1. Un doble clic en un nodo de doble contorno entra en él.</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>Select a layer to see what it reads, makes and is told.</source>
        <translation>Seleccione una capa para ver qué lee, qué produce y con qué atributos.</translation>
    </message>
</context>
<context>
    <name>Bookmarks</name>
    <message>
        <source>%1 layers</source>
        <translation>%1 capas</translation>
    </message>
    <message>
        <source>bookmark taken off %1</source>
        <translation>marcador quitado de %1</translation>
    </message>
    <message>
        <source>bookmark on %1</source>
        <translation>marcador en %1</translation>
    </message>
</context>
<context>
    <name>ColourWords</name>
    <message>
        <source>Operator</source>
        <translation>Operador</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precisión</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensibilidad</translation>
    </message>
    <message>
        <source>Error (SQNR)</source>
        <translation>Error (SQNR)</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Cambios</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>Convolución</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matriz</translation>
    </message>
    <message>
        <source>Attention, recurrent</source>
        <translation>Atención, recurrente</translation>
    </message>
    <message>
        <source>Normalization</source>
        <translation>Normalización</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Activación</translation>
    </message>
    <message>
        <source>Element-wise, pooling</source>
        <translation>Por elementos, pooling</translation>
    </message>
    <message>
        <source>Shape, data movement</source>
        <translation>Forma, movimiento de datos</translation>
    </message>
    <message>
        <source>Quantize, cast</source>
        <translation>Cuantización, conversión</translation>
    </message>
    <message>
        <source>Input, output</source>
        <translation>Entrada, salida</translation>
    </message>
    <message>
        <source>fused</source>
        <translation>fusionada</translation>
    </message>
    <message>
        <source>half of the channels gone, measured</source>
        <translation>sin la mitad de los canales, medido</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>no medido</translation>
    </message>
    <message>
        <source>to the other model, measured</source>
        <translation>respecto al otro modelo, medido</translation>
    </message>
    <message>
        <source>quantized, measured</source>
        <translation>cuantizado, medido</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>medido</translation>
    </message>
    <message>
        <source>computed</source>
        <translation>calculado</translation>
    </message>
    <message>
        <source>not counted yet</source>
        <translation>aún no contado</translation>
    </message>
    <message>
        <source>planned, computed</source>
        <translation>previsto, calculado</translation>
    </message>
    <message>
        <source>Zero weights</source>
        <translation>Pesos nulos</translation>
    </message>
    <message>
        <source>Channels removed</source>
        <translation>Canales eliminados</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Coseno</translation>
    </message>
    <message>
        <source>Relative difference</source>
        <translation>Diferencia relativa</translation>
    </message>
    <message>
        <source>Largest difference</source>
        <translation>Mayor diferencia</translation>
    </message>
</context>
<context>
    <name>CommandsDialog</name>
    <message>
        <source>Commands</source>
        <translation>Comandos</translation>
    </message>
    <message>
        <source>&amp;Variants</source>
        <translation>&amp;Variantes</translation>
    </message>
    <message>
        <source>Replayed by what was decided: the same bytes</source>
        <translation>Repetidas según lo que se decidió: los mismos bytes</translation>
    </message>
    <message>
        <source>Made anew, as they were asked for</source>
        <translation>Hechas de nuevo, tal como se pidieron</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Guardar…</translation>
    </message>
    <message>
        <source>Save commands</source>
        <translation>Guardar comandos</translation>
    </message>
    <message>
        <source>Shell script (*.sh)</source>
        <translation>Script de shell (*.sh)</translation>
    </message>
    <message>
        <source>Wrote %1. Run it with: sh %2</source>
        <translation>Se escribió %1. Para ejecutarlo: sh %2</translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source>Brings a float16 model to float32, the form that quantization starts from</source>
        <translation>Pasa un modelo float16 a float32, la forma de la que parte la cuantización</translation>
    </message>
    <message>
        <source>Replaces what can be computed from constants by its result</source>
        <translation>Sustituye lo que puede calcularse a partir de constantes por su resultado</translation>
    </message>
    <message>
        <source>How much larger one result may make the file</source>
        <translation>Cuánto puede aumentar el archivo un solo resultado</translation>
    </message>
    <message>
        <source>Makes constants of computed shapes that are the same at every run, but for one size or those that are kept</source>
        <translation>Convierte en constantes las formas calculadas que son iguales en cada ejecución, salvo en una dimensión o en las que se conservan</translation>
    </message>
    <message>
        <source>Removes what has no effect: identities, dropout, reshapes and casts that change nothing, and what nothing reads</source>
        <translation>Elimina lo que no tiene efecto: identidades, dropout, reshapes y conversiones que no cambian nada, y lo que nadie lee</translation>
    </message>
    <message>
        <source>Brings the model to a newer opset of ONNX, which newer number formats need</source>
        <translation>Pasa el modelo a un opset más reciente de ONNX, que los formatos numéricos nuevos necesitan</translation>
    </message>
    <message>
        <source>The opset to reach at least; 13 is needed for weights quantized by channel</source>
        <translation>El opset mínimo que se quiere alcanzar; los pesos cuantizados por canal necesitan el 13</translation>
    </message>
    <message>
        <source>Folds batch normalization into the weights of the convolution or matrix product beside it</source>
        <translation>Integra la normalización por lotes en los pesos de la convolución o del producto de matrices contiguo</translation>
    </message>
    <message>
        <source>Folds the zeros that a Pad adds into the padding of the convolutions behind it</source>
        <translation>Integra los ceros que añade un Pad en el padding de las convoluciones que le siguen</translation>
    </message>
    <message>
        <source>Makes one LayerNormalization of its decomposed forms</source>
        <translation>Forma una sola LayerNormalization a partir de sus formas descompuestas</translation>
    </message>
    <message>
        <source>Makes one operator of decomposed activations (HardSwish, HardSigmoid, Clip, LeakyRelu, Sigmoid), which the runtime runs inside of the layer before it</source>
        <translation>Forma un solo operador a partir de activaciones descompuestas (HardSwish, HardSigmoid, Clip, LeakyRelu, Sigmoid), que el entorno de ejecución calcula dentro de la capa anterior</translation>
    </message>
    <message>
        <source>Writes PRelu with operators that the runtime runs inside of convolutions</source>
        <translation>Escribe PRelu con operadores que el entorno de ejecución calcula dentro de las convoluciones</translation>
    </message>
    <message>
        <source>Folds constant factors and addends, one or one a channel, into the convolutions and matrix products beside them</source>
        <translation>Integra factores y sumandos constantes, uno solo o uno por canal, en las convoluciones y los productos de matrices contiguos</translation>
    </message>
    <message>
        <source>Makes one BatchNormalization of constant factors and addends between convolutions that could not be folded</source>
        <translation>Forma una sola BatchNormalization con los factores y sumandos constantes entre convoluciones que no se pudieron integrar</translation>
    </message>
    <message>
        <source>Looks up rows where one-hot rows are multiplied with a constant matrix</source>
        <translation>Busca filas en una tabla allí donde se multiplican filas one-hot por una matriz constante</translation>
    </message>
    <message>
        <source>Makes pools of means over height and width, which run in the layout of the convolutions around them</source>
        <translation>Convierte en pooling las medias sobre alto y ancho, que así se ejecuta en la disposición de las convoluciones de alrededor</translation>
    </message>
    <message>
        <source>Runs convolutions over one axis as convolutions over two, for which the runtime has faster kernels</source>
        <translation>Ejecuta las convoluciones sobre un eje como convoluciones sobre dos, para las que el entorno de ejecución tiene kernels más rápidos</translation>
    </message>
    <message>
        <source>Keeps one of several constants with the same content: a smaller file</source>
        <translation>Conserva una sola de varias constantes con el mismo contenido: un archivo más pequeño</translation>
    </message>
    <message>
        <source>Smaller constants stay apart</source>
        <translation>Las constantes más pequeñas se dejan separadas</translation>
    </message>
    <message>
        <source>Removes the residual blocks without which the model&apos;s outputs change least</source>
        <translation>Elimina los bloques residuales sin los cuales menos cambian las salidas del modelo</translation>
    </message>
    <message>
        <source>The largest share of the residual blocks that goes</source>
        <translation>La proporción máxima de los bloques residuales que se elimina</translation>
    </message>
    <message>
        <source>Which blocks go first. output-change: those without which the outputs change least on calibration data; random: as a control</source>
        <translation>Qué bloques se eliminan primero. output-change: aquellos sin los cuales menos cambian las salidas con los datos de calibración; random: como control</translation>
    </message>
    <message>
        <source>least-squares: layers behind a block that is gone are fitted to what they gave before, on calibration data; none: they keep their weights; auto: least-squares with calibration data, else none</source>
        <translation>least-squares: las capas que siguen a un bloque eliminado se reajustan a lo que daban antes, con datos de calibración; none: conservan sus pesos; auto: least-squares con datos de calibración; si no, none</translation>
    </message>
    <message>
        <source>Samples of the calibration data that are looked at</source>
        <translation>Muestras de los datos de calibración que se examinan</translation>
    </message>
    <message>
        <source>The largest share of the heads that goes: of each layer, or with a global scope of all together</source>
        <translation>La proporción máxima de las cabezas que se elimina: de cada capa o, con alcance global, de todas juntas</translation>
    </message>
    <message>
        <source>In place of the ratio, what the model may have at most: a size (500kB, 2.5MB), multiply-accumulates (300MMACs), a measured time (4ms), or a share of what it has (60%size, 50%macs, 50%time). The least goes that brings it there</source>
        <translation>En lugar de la proporción, lo máximo que puede tener el modelo: un tamaño (500kB, 2.5MB), operaciones de multiplicación y suma (300MMACs), un tiempo medido (4ms) o una parte de lo que tiene (60%size, 50%macs, 50%time). Se elimina lo mínimo para llegar ahí</translation>
    </message>
    <message>
        <source>In place of ratio, budget and scope, a share for each group, by the name of a layer that makes its heads: NAME=0.5; NAME=0.25. Groups that are not named keep all</source>
        <translation>En lugar de ratio, budget y scope, una proporción para cada grupo, con el nombre de una capa que produce sus cabezas: NAME=0.5; NAME=0.25. Los grupos que no se nombran lo conservan todo</translation>
    </message>
    <message>
        <source>per-layer: the same share everywhere; global: the least important heads of all layers together, at most nine tenths of one; isomorphic: the same, but only layers of the same structure are compared; auto: global with calibration data, else per-layer</source>
        <translation>per-layer: la misma proporción en todas; global: las cabezas menos importantes de todas las capas juntas, como máximo nueve décimas partes de una; isomorphic: lo mismo, pero solo se comparan capas de la misma estructura; auto: global con datos de calibración; si no, per-layer</translation>
    </message>
    <message>
        <source>In how many rounds they go: after each, what is left is repaired (with calibration data), trained (with train) and weighed anew</source>
        <translation>En cuántas rondas se eliminan: después de cada una, lo que queda se repara (con datos de calibración), se entrena (con train) y se evalúa de nuevo</translation>
    </message>
    <message>
        <source>least-squares: layers that lost inputs are fitted to what they gave before, on calibration data; none: they keep their weights; auto: least-squares with calibration data, else none</source>
        <translation>least-squares: las capas que perdieron entradas se reajustan a lo que daban antes, con datos de calibración; none: conservan sus pesos; auto: least-squares con datos de calibración; si no, none</translation>
    </message>
    <message>
        <source>After each round, what is left is trained (with --train) before it is weighed anew. distill: on what the model before the first pass gives, and on labels where there are some; fine-tune: on labels alone. All layers are trained but those that are left alone</source>
        <translation>Después de cada ronda, lo que queda se entrena (con --train) antes de evaluarlo de nuevo. distill: con lo que da el modelo antes de la primera pasada, y con etiquetas donde las haya; fine-tune: solo con etiquetas. Se entrenan todas las capas salvo las que no se tocan</translation>
    </message>
    <message>
        <source>With train: at most so many steps a round; 0: no bound</source>
        <translation>Con train: como máximo este número de pasos por ronda; 0: sin límite</translation>
    </message>
    <message>
        <source>With train: a round takes no longer than about this; 0: no bound. A replay takes as many steps as were taken</source>
        <translation>Con train: una ronda no dura mucho más que esto; 0: sin límite. Una repetición da tantos pasos como se dieron</translation>
    </message>
    <message>
        <source>With train: the largest rate of each round; 0: found by trying</source>
        <translation>Con train: la tasa máxima de cada ronda; 0: se busca probando</translation>
    </message>
    <message>
        <source>With train: other options of that pass, split by semicolons: batch=64; alpha=1; flip=true (pare passes lists them)</source>
        <translation>Con train: otras opciones de esa pasada, separadas por punto y coma: batch=64; alpha=1; flip=true (pare passes las enumera)</translation>
    </message>
    <message>
        <source>Removes the neurons that matter least from the hidden layers of feed-forward blocks</source>
        <translation>Elimina las neuronas que menos importan de las capas ocultas de los bloques feed-forward</translation>
    </message>
    <message>
        <source>The largest share of the neurons that goes: of each layer, or with a global scope of all together</source>
        <translation>La proporción máxima de las neuronas que se elimina: de cada capa o, con alcance global, de todas juntas</translation>
    </message>
    <message>
        <source>In place of ratio, budget and scope, a share for each group, by the name of a layer that makes its neurons: NAME=0.5; NAME=0.25. Groups that are not named keep all</source>
        <translation>En lugar de ratio, budget y scope, una proporción para cada grupo, con el nombre de una capa que produce sus neuronas: NAME=0.5; NAME=0.25. Los grupos que no se nombran lo conservan todo</translation>
    </message>
    <message>
        <source>per-layer: the same share everywhere; global: the least important neurons of all layers together, at most nine tenths of one; isomorphic: the same, but only layers of the same structure are compared; auto: global with calibration data, else per-layer</source>
        <translation>per-layer: la misma proporción en todas; global: las neuronas menos importantes de todas las capas juntas, como máximo nueve décimas partes de una; isomorphic: lo mismo, pero solo se comparan capas de la misma estructura; auto: global con datos de calibración; si no, per-layer</translation>
    </message>
    <message>
        <source>Layers with more channels than this keep a multiple of it; 1: any count; 0: what runs fast, 16 in layers of 64 channels and more, 8 in smaller ones</source>
        <translation>Las capas con más canales que este número conservan un múltiplo de él; 1: cualquier número; 0: lo que se ejecuta rápido, 16 en capas de 64 canales o más, 8 en las más pequeñas</translation>
    </message>
    <message>
        <source>No layer keeps fewer channels than this</source>
        <translation>Ninguna capa conserva menos canales que estos</translation>
    </message>
    <message>
        <source>Removes channels that are normalized together (the width of a transformer) from all layers that write or read them</source>
        <translation>Elimina canales que se normalizan juntos (la anchura de un transformer) de todas las capas que los escriben o leen</translation>
    </message>
    <message>
        <source>The largest share of the channels that goes: of each layer, or with a global scope of all together</source>
        <translation>La proporción máxima de los canales que se elimina: de cada capa o, con alcance global, de todas juntas</translation>
    </message>
    <message>
        <source>In place of ratio, budget and scope, a share for each group, by the name of a layer that makes its channels: NAME=0.5; NAME=0.25. Groups that are not named keep all</source>
        <translation>En lugar de ratio, budget y scope, una proporción para cada grupo, con el nombre de una capa que produce sus canales: NAME=0.5; NAME=0.25. Los grupos que no se nombran lo conservan todo</translation>
    </message>
    <message>
        <source>per-layer: the same share everywhere; global: the least important channels of all layers together, at most nine tenths of one; isomorphic: the same, but only layers of the same structure are compared; auto: global with calibration data, else per-layer</source>
        <translation>per-layer: la misma proporción en todas; global: los canales menos importantes de todas las capas juntas, como máximo nueve décimas partes de una; isomorphic: lo mismo, pero solo se comparan capas de la misma estructura; auto: global con datos de calibración; si no, per-layer</translation>
    </message>
    <message>
        <source>Removes the channels that matter least from convolutions and matrix products, wherever they are used</source>
        <translation>Elimina los canales que menos importan de convoluciones y productos de matrices, allí donde se usen</translation>
    </message>
    <message>
        <source>Makes two smaller layers of lower rank of one large one: fewer weights and less to compute</source>
        <translation>Convierte una capa grande en dos más pequeñas de rango inferior: menos pesos y menos que calcular</translation>
    </message>
    <message>
        <source>The share of the weights of these layers that goes</source>
        <translation>La proporción de los pesos de estas capas que se elimina</translation>
    </message>
    <message>
        <source>global: the share of all layers together, taken where least is lost, so that layers that need their rank stay whole; per-layer: the same share of each</source>
        <translation>global: la proporción de todas las capas juntas, tomada donde menos se pierde, de modo que las capas que necesitan su rango queden enteras; per-layer: la misma proporción de cada una</translation>
    </message>
    <message>
        <source>Which directions stay. activation: those that carry most of what the layer gives on calibration data; weights: those of the weights; auto: activation with calibration data, else weights</source>
        <translation>Qué direcciones se conservan. activation: las que llevan la mayor parte de lo que da la capa con los datos de calibración; weights: las de los pesos; auto: activation con datos de calibración; si no, weights</translation>
    </message>
    <message>
        <source>Ranks above it are a multiple of it, which runs faster</source>
        <translation>Los rangos por encima de este valor son un múltiplo de él, que se ejecuta más rápido</translation>
    </message>
    <message>
        <source>Sets the smallest weights to zero: smaller only when compressed, no faster on a CPU</source>
        <translation>Pone a cero los pesos más pequeños: solo ocupa menos al comprimirlo, y no es más rápido en una CPU</translation>
    </message>
    <message>
        <source>The share of weights that become zero; not used with a pattern</source>
        <translation>La proporción de los pesos que pasa a cero; no se usa con un patrón</translation>
    </message>
    <message>
        <source>per-layer: the same share of each; global: the smallest weights of all layers together</source>
        <translation>per-layer: la misma proporción de cada una; global: los pesos más pequeños de todas las capas juntas</translation>
    </message>
    <message>
        <source>N:M (2:4, 1:4, 4:8): of every M weights that are summed in a row, N stay, as some accelerators want it; none: no pattern</source>
        <translation>N:M (2:4, 1:4, 4:8): de cada M pesos que se suman seguidos se conservan N, como quieren algunos aceleradores; none: sin patrón</translation>
    </message>
    <message>
        <source>magnitude: the smallest go; activation: those that add least to the result on calibration data, in each row by itself; auto: activation with calibration data, else magnitude</source>
        <translation>magnitude: se eliminan los más pequeños; activation: los que menos aportan al resultado con los datos de calibración, en cada fila por separado; auto: activation con datos de calibración; si no, magnitude</translation>
    </message>
    <message>
        <source>least-squares: what stays is changed so that it makes up for what goes, on calibration data; none: it keeps its values; auto: least-squares with calibration data, else none</source>
        <translation>least-squares: lo que queda se modifica para compensar lo que se elimina, con datos de calibración; none: conserva sus valores; auto: least-squares con datos de calibración; si no, none</translation>
    </message>
    <message>
        <source>Trains the weights on labelled data</source>
        <translation>Entrena los pesos con datos etiquetados</translation>
    </message>
    <message>
        <source>Walks through the training data; may be a part of one</source>
        <translation>Recorridos por los datos de entrenamiento; puede ser una parte de uno</translation>
    </message>
    <message>
        <source>At most so many steps, whatever the epochs say; 0: no bound</source>
        <translation>Como máximo este número de pasos, digan lo que digan las épocas; 0: sin límite</translation>
    </message>
    <message>
        <source>Samples in one step; where the model takes fewer at once, gradients are added up</source>
        <translation>Muestras en un paso; si el modelo admite menos a la vez, los gradientes se suman</translation>
    </message>
    <message>
        <source>The largest rate: it rises to it and falls as a cosine; 0: found by trying, four of them for a few steps each, by the held-out part</source>
        <translation>La tasa máxima: sube hasta ella y baja como un coseno; 0: se busca probando cuatro durante unos pocos pasos cada una, según la parte de validación</translation>
    </message>
    <message>
        <source>adamw, or sgd with Nesterov&apos;s momentum (then learning_rate wants to be about 0.01 to 0.1)</source>
        <translation>adamw, o sgd con el momento de Nesterov (entonces learning_rate debería estar entre 0.01 y 0.1, más o menos)</translation>
    </message>
    <message>
        <source>How much weights are drawn to 0; biases and scales are not</source>
        <translation>Cuánto se atraen los pesos hacia 0; los sesgos y las escalas, no</translation>
    </message>
    <message>
        <source>Of sgd</source>
        <translation>De sgd</translation>
    </message>
    <message>
        <source>Share of the steps in which the rate rises</source>
        <translation>Proporción de los pasos en los que la tasa sube</translation>
    </message>
    <message>
        <source>Longest gradient of all weights together; 0 leaves them as long as they are</source>
        <translation>Gradiente más largo de todos los pesos juntos; 0 los deja tan largos como son</translation>
    </message>
    <message>
        <source>Pictures: mirrored half of the time</source>
        <translation>Imágenes: reflejadas la mitad de las veces</translation>
    </message>
    <message>
        <source>Pictures: moved by up to so many places</source>
        <translation>Imágenes: desplazadas hasta este número de posiciones</translation>
    </message>
    <message>
        <source>Share of the batches whose samples are blended with each other, for a teacher or labels that say what the blend is; not for codes of words</source>
        <translation>Proporción de los lotes cuyas muestras se mezclan entre sí, para un maestro o etiquetas que digan qué es la mezcla; no para códigos de palabras</translation>
    </message>
    <message>
        <source>train: BatchNormalization takes each batch&apos;s mean and variance and learns the running ones; frozen: it keeps them</source>
        <translation>train: BatchNormalization toma la media y la varianza de cada lote y aprende las acumuladas; frozen: las conserva</translation>
    </message>
    <message>
        <source>Weights that are exactly 0 stay 0: auto (where pruning made them), true, false</source>
        <translation>Los pesos que son exactamente 0 siguen siendo 0: auto (donde los produjo la poda), true, false</translation>
    </message>
    <message>
        <source>Trains the weights to give what a teacher gives; needs no labels</source>
        <translation>Entrena los pesos para dar lo que da un maestro; no necesita etiquetas</translation>
    </message>
    <message>
        <source>An ONNX file with the same inputs and outputs; empty: the model before the first pass</source>
        <translation>Un archivo ONNX con las mismas entradas y salidas; vacío: el modelo antes de la primera pasada</translation>
    </message>
    <message>
        <source>Share of the teacher beside labels; without labels the teacher is all there is</source>
        <translation>Proporción del maestro junto a las etiquetas; sin etiquetas, el maestro es lo único que hay</translation>
    </message>
    <message>
        <source>Softens the scores of both models, so that the teacher&apos;s second choices count</source>
        <translation>Suaviza las puntuaciones de ambos modelos para que cuenten las segundas opciones del maestro</translation>
    </message>
    <message>
        <source>kl: scores as distributions; mse: outputs as numbers; auto: kl for class scores</source>
        <translation>kl: puntuaciones como distribuciones; mse: salidas como números; auto: kl para puntuaciones de clases</translation>
    </message>
    <message>
        <source>Labels of the training data are learned beside the teacher, where there are some</source>
        <translation>Las etiquetas de los datos de entrenamiento se aprenden junto al maestro, donde las haya</translation>
    </message>
    <message>
        <source>Of inner values beside the outputs</source>
        <translation>De los valores internos junto a las salidas</translation>
    </message>
    <message>
        <source>Stores weights as 16-bit floats, or computes in them</source>
        <translation>Guarda los pesos como números de coma flotante de 16 bits, o calcula con ellos</translation>
    </message>
    <message>
        <source>folded: half of the file at float32 speed; compute: float16 arithmetic for targets that have it</source>
        <translation>folded: la mitad del archivo a la velocidad de float32; compute: aritmética float16 para los dispositivos que la tienen</translation>
    </message>
    <message>
        <source>Smaller constants stay as they are</source>
        <translation>Las constantes más pequeñas se quedan como están</translation>
    </message>
    <message>
        <source>safe: sums, exponentials, roots and normalizations stay float32; all: everything that can be float16 is</source>
        <translation>safe: sumas, exponenciales, raíces y normalizaciones siguen en float32; all: pasa a float16 todo lo que puede serlo</translation>
    </message>
    <message>
        <source>Evens out the channels between two layers, so that 8 bits, or fewer in the weights, serve all of them</source>
        <translation>Equilibra los canales entre dos capas, para que 8 bits, o menos en los pesos, sirvan para todos</translation>
    </message>
    <message>
        <source>activations: 8 bits on both sides of the layers behind (SmoothQuant); weights: fewer bits in weights only, which channels of large values need most (AWQ): quantize-weights comes next</source>
        <translation>activations: 8 bits a ambos lados de las capas que siguen (SmoothQuant); weights: menos bits solo en los pesos, que es lo que más necesitan los canales de valores grandes (AWQ): después viene quantize-weights</translation>
    </message>
    <message>
        <source>Bits of one weight (for=weights)</source>
        <translation>Bits de un peso (for=weights)</translation>
    </message>
    <message>
        <source>Weights that share a scale (for=weights): 16, 32, 64, 128 or 256; 0: as quantize-weights chooses</source>
        <translation>Pesos que comparten una escala (for=weights): 16, 32, 64, 128 o 256; 0: lo que elija quantize-weights</translation>
    </message>
    <message>
        <source>Evens out the channels between a layer normalization and the products behind it, so that 8 bits, or fewer in the weights, serve all of them</source>
        <translation>Equilibra los canales entre una normalización por capa y los productos que le siguen, para que 8 bits, o menos en los pesos, sirvan para todos</translation>
    </message>
    <message>
        <source>Int8 weights and activations, with ranges from calibration data</source>
        <translation>Pesos y activaciones en Int8, con rangos tomados de datos de calibración</translation>
    </message>
    <message>
        <source>How ranges come from what was seen; moving-average: each sample&apos;s extremes, averaged; octav: least squared error by an equation; auto: for each value the one that makes the least error at the layers that read it</source>
        <translation>Cómo se obtienen los rangos a partir de lo visto; moving-average: la media de los extremos de cada muestra; octav: error cuadrático mínimo mediante una ecuación; auto: para cada valor, el que produce el menor error en las capas que lo leen</translation>
    </message>
    <message>
        <source>Share of the values that the range keeps (calibrator=percentile)</source>
        <translation>Proporción de los valores que conserva el rango (calibrator=percentile)</translation>
    </message>
    <message>
        <source>Which operators, separated by commas; all but Conv, MatMul and Gemm only between quantized layers (Softmax is possible there too)</source>
        <translation>Qué operadores, separados por comas; todos salvo Conv, MatMul y Gemm solo entre capas cuantizadas (Softmax también es posible ahí)</translation>
    </message>
    <message>
        <source>One scale for each output channel of a weight instead of one for all</source>
        <translation>Una escala por cada canal de salida de un peso en lugar de una para todos</translation>
    </message>
    <message>
        <source>nearest: each weight by itself. By what the layer reads on calibration data, never worse there than nearest: gptq: together, so that what one is off is made up for by others (the least error, and fast); seq-mse: to nearest, by the scale that changes the layer&apos;s result least; adaround: up or down, learned by gradient descent (seconds to minutes a layer). auto: nearest</source>
        <translation>nearest: cada peso por separado. Según lo que la capa lee con los datos de calibración, nunca peor en ellos que nearest: gptq: juntos, de modo que el desvío de uno lo compensan otros (el menor error, y rápido); seq-mse: al más cercano, con la escala que menos cambia el resultado de la capa; adaround: hacia arriba o hacia abajo, aprendido por descenso de gradiente (de segundos a minutos por capa). auto: nearest</translation>
    </message>
    <message>
        <source>What rounding shifts on average is taken off the biases, layer by layer, by what calibration data show; undone where the outputs do not come nearer</source>
        <translation>Lo que el redondeo desplaza de media se resta de los sesgos, capa por capa, según lo que muestran los datos de calibración; se deshace donde las salidas no se acercan</translation>
    </message>
    <message>
        <source>u8 for x86; s8 for TensorRT and ARM</source>
        <translation>u8 para x86; s8 para TensorRT y ARM</translation>
    </message>
    <message>
        <source>Activations with the zero point in the middle, as TensorRT wants them</source>
        <translation>Activaciones con el punto cero en el centro, como las quiere TensorRT</translation>
    </message>
    <message>
        <source>int32: as integer kernels add it; float: for TensorRT, which takes no integers of 32 bits, and slow in ONNX Runtime</source>
        <translation>int32: como lo suman los kernels de enteros; float: para TensorRT, que no admite enteros de 32 bits, y lento en ONNX Runtime</translation>
    </message>
    <message>
        <source>Whether depthwise convolutions are quantized too: more accurate in float, faster or slower by what is around them</source>
        <translation>Si también se cuantizan las convoluciones depthwise: más exactas en float, más rápidas o más lentas según lo que las rodea</translation>
    </message>
    <message>
        <source>7-bit weights, so that sums cannot saturate on CPUs without VNNI</source>
        <translation>Pesos de 7 bits, para que las sumas no puedan saturarse en CPU sin VNNI</translation>
    </message>
    <message>
        <source>Layers with fewer weights stay as they are</source>
        <translation>Las capas con menos pesos se quedan como están</translation>
    </message>
    <message>
        <source>Names of layers that stay as they are, separated by commas</source>
        <translation>Nombres de las capas que se quedan como están, separados por comas</translation>
    </message>
    <message>
        <source>Trains integers and scales of a quantized graph with the rounding in the loop</source>
        <translation>Entrena los enteros y las escalas de un grafo cuantizado con el redondeo dentro del bucle</translation>
    </message>
    <message>
        <source>Scales of weights and activations are learned too</source>
        <translation>También se aprenden las escalas de pesos y activaciones</translation>
    </message>
    <message>
        <source>Float weights are rounded to so many bits in the loop, as quantize-weights stores them (2, 3, 4, 8); 0: as they are</source>
        <translation>Los pesos en float se redondean a este número de bits dentro del bucle, tal como los guarda quantize-weights (2, 3, 4, 8); 0: como están</translation>
    </message>
    <message>
        <source>With bits: weights that share a scale; 0: chosen as quantize-weights chooses</source>
        <translation>Con bits: pesos que comparten una escala; 0: se elige como lo hace quantize-weights</translation>
    </message>
    <message>
        <source>With bits: layers with fewer weights stay float</source>
        <translation>Con bits: las capas con menos pesos siguen en float</translation>
    </message>
    <message>
        <source>Int8 weights, inputs quantized as they arrive: for matrix products and recurrent layers, without calibration data</source>
        <translation>Pesos en Int8, entradas cuantizadas según llegan: para productos de matrices y capas recurrentes, sin datos de calibración</translation>
    </message>
    <message>
        <source>Which operators, separated by commas; Conv is possible</source>
        <translation>Qué operadores, separados por comas; Conv es posible</translation>
    </message>
    <message>
        <source>How convolutions compute: product: their windows as rows of a matrix product; conv-integer: ConvInteger, measured at a quarter of float32&apos;s speed or less</source>
        <translation>Cómo calculan las convoluciones: product: sus ventanas como filas de un producto de matrices; conv-integer: ConvInteger, para el que se midió un cuarto de la velocidad de float32 o menos</translation>
    </message>
    <message>
        <source>Stores weights in 8, 4, 3 or 2 bits; activations stay float32</source>
        <translation>Guarda los pesos en 8, 4, 3 o 2 bits; las activaciones siguen en float32</translation>
    </message>
    <message>
        <source>Bits of one weight</source>
        <translation>Bits de un peso</translation>
    </message>
    <message>
        <source>Bits of single layers instead: NAME=4; NAME=2; NAME=float. The preset mixed-bits finds them</source>
        <translation>En su lugar, bits de capas concretas: NAME=4; NAME=2; NAME=float. El preajuste mixed-bits los encuentra</translation>
    </message>
    <message>
        <source>Weights that share a scale: 16, 32, 64, 128 or 256; 0: chosen</source>
        <translation>Pesos que comparten una escala: 16, 32, 64, 128 o 256; 0: se elige</translation>
    </message>
    <message>
        <source>nearest: each weight by itself. By what the layer reads on calibration data, never worse there than nearest: gptq: together, so that what one is off is made up for by others (the least error, and fast); seq-mse: to nearest, by the scale that changes the layer&apos;s result least; adaround: up or down, learned by gradient descent (seconds to minutes a layer). auto: gptq at 4 bits and below with calibration data, else nearest</source>
        <translation>nearest: cada peso por separado. Según lo que la capa lee con los datos de calibración, nunca peor en ellos que nearest: gptq: juntos, de modo que el desvío de uno lo compensan otros (el menor error, y rápido); seq-mse: al más cercano, con la escala que menos cambia el resultado de la capa; adaround: hacia arriba o hacia abajo, aprendido por descenso de gradiente (de segundos a minutos por capa). auto: gptq a 4 bits o menos con datos de calibración; si no, nearest</translation>
    </message>
    <message>
        <source>Samples of the calibration data that are looked at (rounding by data)</source>
        <translation>Muestras de los datos de calibración que se examinan (redondeo según datos)</translation>
    </message>
    <message>
        <source>Which operators, separated by commas</source>
        <translation>Qué operadores, separados por comas</translation>
    </message>
    <message>
        <source>Attention first</source>
        <translation>Primero la atención</translation>
    </message>
    <message>
        <source>Careful INT8</source>
        <translation>INT8 prudente</translation>
    </message>
    <message>
        <source>When the guard is tight: measures how much each layer loses in INT8 and keeps the most sensitive ones in float until the loss is within the guard.</source>
        <translation>Cuando la tolerancia es estricta: mide cuánto pierde cada capa en INT8 y deja en float las más sensibles hasta que la pérdida queda dentro de la tolerancia.</translation>
    </message>
    <message>
        <source>Half size, float16 storage</source>
        <translation>Mitad de tamaño, en float16</translation>
    </message>
    <message>
        <source>Half the file with practically no loss, at the source&apos;s speed: weights are stored as float16 and widened when the model is loaded.</source>
        <translation>La mitad del archivo prácticamente sin pérdida, a la velocidad del original: los pesos se guardan como float16 y se amplían al cargar el modelo.</translation>
    </message>
    <message>
        <source>4-bit weights</source>
        <translation>Pesos de 4 bits</translation>
    </message>
    <message>
        <source>For models whose size is in their weights (language models, large MatMuls): 4 bits a weight, block-wise. With calibration data, weights are rounded together by what their layers read.</source>
        <translation>Para modelos cuyo tamaño está en los pesos (modelos de lenguaje, MatMul grandes): 4 bits por peso, por bloques. Con datos de calibración, los pesos se redondean juntos según lo que leen sus capas.</translation>
    </message>
    <message>
        <source>INT8, the quick win</source>
        <translation>INT8, la ganancia rápida</translation>
    </message>
    <message>
        <source>First choice for any model: tries static, dynamic and stored INT8, measures each, and delivers the best that is smaller, faster and within the guard.</source>
        <translation>Primera opción para cualquier modelo: prueba INT8 estático, dinámico y almacenado, mide cada uno y entrega el mejor que sea más pequeño, más rápido y esté dentro de la tolerancia.</translation>
    </message>
    <message>
        <source>INT8 for transformers</source>
        <translation>INT8 para transformers</translation>
    </message>
    <message>
        <source>For language and vision transformers: dynamic INT8 for MatMul and Gemm, embeddings stored in INT8.</source>
        <translation>Para transformers de lenguaje y de visión: INT8 dinámico para MatMul y Gemm, embeddings guardados en INT8.</translation>
    </message>
    <message>
        <source>Low rank, then INT8</source>
        <translation>Rango bajo y después INT8</translation>
    </message>
    <message>
        <source>Fewer weights by low rank</source>
        <translation>Menos pesos con rango bajo</translation>
    </message>
    <message>
        <source>Fewest bits that the guard allows</source>
        <translation>Los menos bits que permite la tolerancia</translation>
    </message>
    <message>
        <source>When the file counts most and speed shall stay: stores each layer&apos;s weights in 2, 3, 4 or 8 bits or leaves them in float, by what that costs the outputs and saves in bytes, measures each choice, and delivers the smallest that is within the guard. Calibration data makes few bits lose less.</source>
        <translation>Cuando lo que más cuenta es el archivo y la velocidad debe mantenerse: guarda los pesos de cada capa en 2, 3, 4 u 8 bits o los deja en float, según lo que eso cuesta a las salidas y ahorra en bytes, mide cada elección y entrega la más pequeña que queda dentro de la tolerancia. Con datos de calibración, usar pocos bits pierde menos.</translation>
    </message>
    <message>
        <source>Prune 30 %, then INT8</source>
        <translation>Podar el 30 %, después INT8</translation>
    </message>
    <message>
        <source>For convolutional networks with room to spare: 30 % of the channels go and, with calibration data, the rest is fitted to make up for them; then static INT8 where calibration data is given, dynamic where not.</source>
        <translation>Para redes convolucionales con margen de sobra: se elimina el 30 % de los canales y, con datos de calibración, el resto se reajusta para compensarlo; después, INT8 estático si hay datos de calibración, dinámico si no.</translation>
    </message>
    <message>
        <source>Prune 30 % of the channels</source>
        <translation>Podar el 30 % de los canales</translation>
    </message>
    <message>
        <source>Removes the 30 % of the channels that matter least. With calibration data it sees which these are, takes more from layers that can do without, and fits what is left to make up for them; without, it takes the same share of every layer by the weights alone and usually wants fine-tuning afterwards, which the measured accuracy shows.</source>
        <translation>Elimina el 30 % de los canales, los que menos importan. Con datos de calibración ve cuáles son, toma más de las capas que pueden prescindir de ellos y reajusta lo que queda para compensarlos; sin ellos, toma la misma proporción de cada capa solo según los pesos y suele necesitar después un ajuste fino, lo que muestra la exactitud medida.</translation>
    </message>
    <message>
        <source>Prune 50 % of the channels</source>
        <translation>Podar el 50 % de los canales</translation>
    </message>
    <message>
        <source>Removes the 50 % of the channels that matter least. With calibration data it sees which these are, takes more from layers that can do without, and fits what is left to make up for them; without, it takes the same share of every layer by the weights alone and usually wants fine-tuning afterwards, which the measured accuracy shows.</source>
        <translation>Elimina el 50 % de los canales, los que menos importan. Con datos de calibración ve cuáles son, toma más de las capas que pueden prescindir de ellos y reajusta lo que queda para compensarlos; sin ellos, toma la misma proporción de cada capa solo según los pesos y suele necesitar después un ajuste fino, lo que muestra la exactitud medida.</translation>
    </message>
    <message>
        <source>As many channels as the guard allows</source>
        <translation>Tantos canales como permita la tolerancia</translation>
    </message>
    <message>
        <source>When it is not known how much a network can do without: removes a tenth to two thirds of the channels where least is lost, or the same share everywhere, or of each layer its own share by what its loss costs and brings; fits what is left on calibration data, measures each, and delivers the best that is within the guard.</source>
        <translation>Cuando no se sabe de cuánto puede prescindir una red: elimina de una décima parte a dos tercios de los canales donde menos se pierde, o la misma proporción en todas partes, o de cada capa su propia proporción según lo que su pérdida cuesta y aporta; reajusta lo que queda con datos de calibración, mide cada intento y entrega el mejor que queda dentro de la tolerancia.</translation>
    </message>
    <message>
        <source>Fewer residual blocks</source>
        <translation>Menos bloques residuales</translation>
    </message>
    <message>
        <source>For networks of many blocks with a connection around each (transformers, residual networks): removes whole blocks, those without which the outputs change least on calibration data, measures each step from an eighth to a half of them, and delivers the best that is within the guard.</source>
        <translation>Para redes de muchos bloques con una conexión alrededor de cada uno (transformers, redes residuales): elimina bloques enteros, aquellos sin los cuales menos cambian las salidas con los datos de calibración, mide cada paso desde un octavo hasta la mitad de ellos y entrega el mejor que queda dentro de la tolerancia.</translation>
    </message>
    <message>
        <source>Prune, recover, INT8</source>
        <translation>Podar, recuperar, INT8</translation>
    </message>
    <message>
        <source>4-bit weights with training</source>
        <translation>Pesos de 4 bits con entrenamiento</translation>
    </message>
    <message>
        <source>INT8 with training</source>
        <translation>INT8 con entrenamiento</translation>
    </message>
    <message>
        <source>When static INT8 loses too much: quantizes statically, then trains integers and scales with the rounding in the loop. Takes minutes.</source>
        <translation>Cuando INT8 estático pierde demasiado: cuantiza de forma estática y después entrena los enteros y las escalas con el redondeo dentro del bucle. Tarda minutos.</translation>
    </message>
    <message>
        <source>Recover by training</source>
        <translation>Recuperar entrenando</translation>
    </message>
    <message>
        <source>After anything that lost accuracy, in minutes: trains the weights to give again what the model before the first step gave (--teacher names another), and labels where the training data has some. Needs no labels. On the command line it follows the passes that lost something: --pass prune-channels,ratio=0.5 --preset recover.</source>
        <translation>Después de cualquier cosa que haya perdido exactitud, en minutos: entrena los pesos para que vuelvan a dar lo que daba el modelo antes del primer paso (--teacher indica otro), y etiquetas si los datos de entrenamiento las tienen. No necesita etiquetas. En la línea de comandos va detrás de las pasadas que perdieron algo: --pass prune-channels,ratio=0.5 --preset recover.</translation>
    </message>
    <message>
        <source>Everything together</source>
        <translation>Todo junto</translation>
    </message>
    <message>
        <source>A student of half the size</source>
        <translation>Un estudiante de la mitad de tamaño</translation>
    </message>
    <message>
        <source>Makes a smaller network out of the model, once with half of its channels, heads and neurons, once with every second of its blocks where it has such, and trains each on what the model gives, and labels where the training data has some; delivers the best within the guard. Takes minutes.</source>
        <translation>Hace del modelo una red más pequeña, una vez con la mitad de sus canales, cabezas y neuronas, otra con uno de cada dos de sus bloques si los tiene, y entrena cada una con lo que da el modelo, y con etiquetas si los datos de entrenamiento las tienen; entrega la mejor dentro de la tolerancia. Tarda minutos.</translation>
    </message>
    <message>
        <source>Top-1 accuracy</source>
        <translation>Exactitud top-1</translation>
    </message>
    <message>
        <source>Top-5 accuracy</source>
        <translation>Exactitud top-5</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>Exactitud equilibrada</translation>
    </message>
    <message>
        <source>F1, mean over classes</source>
        <translation>F1, media de las clases</translation>
    </message>
    <message>
        <source>Area under the ROC curve</source>
        <translation>Área bajo la curva ROC</translation>
    </message>
    <message>
        <source>Mean absolute error</source>
        <translation>Error absoluto medio</translation>
    </message>
    <message>
        <source>Root mean squared error</source>
        <translation>Raíz del error cuadrático medio</translation>
    </message>
    <message>
        <source>R²</source>
        <translation>R²</translation>
    </message>
    <message>
        <source>Cosine similarity</source>
        <translation>Similitud del coseno</translation>
    </message>
    <message>
        <source>Mean intersection over union</source>
        <translation>Media de la intersección sobre la unión</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>Perplejidad</translation>
    </message>
    <message>
        <source>Token accuracy</source>
        <translation>Exactitud por token</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Concordancia</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>operador</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>pesos</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>precisión</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>forma</translation>
    </message>
    <message>
        <source>attributes</source>
        <translation>atributos</translation>
    </message>
    <message>
        <source>inputs</source>
        <translation>entradas</translation>
    </message>
    <message>
        <source>added</source>
        <translation>añadida</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>eliminada</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>sin cambios</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>atención</translation>
    </message>
    <message>
        <source>feed-forward</source>
        <translation>feed-forward</translation>
    </message>
    <message>
        <source>convolution</source>
        <translation>convolución</translation>
    </message>
    <message>
        <source>residual block</source>
        <translation>bloque residual</translation>
    </message>
    <message>
        <source>transformer block</source>
        <translation>bloque transformer</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lectura</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>Formas</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Capas</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Orden</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>Posiciones</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Líneas</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>leyendo</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>escribiendo</translation>
    </message>
    <message>
        <source>writing recipe, report and model card</source>
        <translation>escribiendo la receta, el informe y la ficha del modelo</translation>
    </message>
    <message>
        <source>storing the variant</source>
        <translation>guardando la variante</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>iniciando</translation>
    </message>
    <message>
        <source>loading the model</source>
        <translation>cargando el modelo</translation>
    </message>
    <message>
        <source>loading the source</source>
        <translation>cargando el original</translation>
    </message>
    <message>
        <source>evaluating the source</source>
        <translation>evaluando el original</translation>
    </message>
    <message>
        <source>evaluating</source>
        <translation>evaluando</translation>
    </message>
    <message>
        <source>timing the source</source>
        <translation>cronometrando el original</translation>
    </message>
    <message>
        <source>timing</source>
        <translation>cronometrando</translation>
    </message>
    <message>
        <source>measuring throughput</source>
        <translation>midiendo el rendimiento</translation>
    </message>
    <message>
        <source>measuring memory</source>
        <translation>midiendo la memoria</translation>
    </message>
    <message>
        <source>verifying the written file</source>
        <translation>verificando el archivo escrito</translation>
    </message>
    <message>
        <source>preparing</source>
        <translation>preparando</translation>
    </message>
    <message>
        <source>making the float model</source>
        <translation>haciendo el modelo en float</translation>
    </message>
    <message>
        <source>measuring all layers at once</source>
        <translation>midiendo todas las capas a la vez</translation>
    </message>
    <message>
        <source>measuring all but one</source>
        <translation>midiendo todas menos una</translation>
    </message>
    <message>
        <source>measuring sensitivities</source>
        <translation>midiendo sensibilidades</translation>
    </message>
    <message>
        <source>measuring what few bits cost each layer</source>
        <translation>midiendo lo que cuestan pocos bits a cada capa</translation>
    </message>
    <message>
        <source>following channels</source>
        <translation>siguiendo los canales</translation>
    </message>
    <message>
        <source>following neurons</source>
        <translation>siguiendo las neuronas</translation>
    </message>
    <message>
        <source>following heads</source>
        <translation>siguiendo las cabezas</translation>
    </message>
    <message>
        <source>removing a part and weighing the rest anew</source>
        <translation>eliminando una parte y evaluando de nuevo el resto</translation>
    </message>
    <message>
        <source>looking for the least that has to go</source>
        <translation>buscando lo mínimo que hay que eliminar</translation>
    </message>
    <message>
        <source>correcting biases</source>
        <translation>corrigiendo los sesgos</translation>
    </message>
    <message>
        <source>repairing layers</source>
        <translation>reparando las capas</translation>
    </message>
    <message>
        <source>comparing layers</source>
        <translation>comparando las capas</translation>
    </message>
    <message>
        <source>timing a step</source>
        <translation>cronometrando un paso</translation>
    </message>
    <message>
        <source>reading the training data</source>
        <translation>leyendo los datos de entrenamiento</translation>
    </message>
    <message>
        <source>comparing with the evaluation data</source>
        <translation>comparando con los datos de evaluación</translation>
    </message>
    <message>
        <source>weighing by gradients</source>
        <translation>evaluando según los gradientes</translation>
    </message>
    <message>
        <source>tracing second derivatives</source>
        <translation>calculando la traza de las segundas derivadas</translation>
    </message>
    <message>
        <source>Max growth</source>
        <translation>Crecimiento máximo</translation>
    </message>
    <message>
        <source>KiB</source>
        <translation>KiB</translation>
    </message>
    <message>
        <source>To</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Forma</translation>
    </message>
    <message>
        <source>Min bytes</source>
        <translation>Bytes mínimos</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>bytes</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Proporción</translation>
    </message>
    <message>
        <source>Importance</source>
        <translation>Importancia</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparación</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Muestras</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Presupuesto</translation>
    </message>
    <message>
        <source>Ratios</source>
        <translation>Proporciones</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Ámbito</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>Rondas</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entrenar</translation>
    </message>
    <message>
        <source>Train steps</source>
        <translation>Pasos de entrenamiento</translation>
    </message>
    <message>
        <source>no bound</source>
        <translation>sin límite</translation>
    </message>
    <message>
        <source>Train minutes</source>
        <translation>Minutos de entrenamiento</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Tasa de aprendizaje</translation>
    </message>
    <message>
        <source>found by trying</source>
        <translation>se halla probando</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>Multiple</source>
        <translation>Múltiplo</translation>
    </message>
    <message>
        <source>channels</source>
        <translation>canales</translation>
    </message>
    <message>
        <source>what runs fast</source>
        <translation>lo que va rápido</translation>
    </message>
    <message>
        <source>Min channels</source>
        <translation>Canales mínimos</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Patrón</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Épocas</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Pasos</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minutos</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>muestras</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Optimizador</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Weight decay</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momento</translation>
    </message>
    <message>
        <source>Warmup</source>
        <translation>Calentamiento</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>Recorte de gradiente</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>Espejo</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Desplazamiento</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>píxeles</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>Mezcla</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>Validación</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>Paciencia</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nunca</translation>
    </message>
    <message>
        <source>Batch norm</source>
        <translation>Batch norm</translation>
    </message>
    <message>
        <source>Keep zeros</source>
        <translation>Conservar ceros</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>Maestro</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alfa</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatura</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Pérdida</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Características</translation>
    </message>
    <message>
        <source>Feature weight</source>
        <translation>Peso de características</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Almacenamiento</translation>
    </message>
    <message>
        <source>Min elements</source>
        <translation>Elementos mínimos</translation>
    </message>
    <message>
        <source>values</source>
        <translation>valores</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Para</translation>
    </message>
    <message>
        <source>Bits</source>
        <translation>Bits</translation>
    </message>
    <message>
        <source>bits</source>
        <translation>bits</translation>
    </message>
    <message>
        <source>Block size</source>
        <translation>Tamaño de bloque</translation>
    </message>
    <message>
        <source>as quantize-weights chooses</source>
        <translation>como elija quantize-weights</translation>
    </message>
    <message>
        <source>Calibrator</source>
        <translation>Calibrador</translation>
    </message>
    <message>
        <source>Percentile</source>
        <translation>Percentil</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>Operadores</translation>
    </message>
    <message>
        <source>Per channel</source>
        <translation>Por canal</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>Redondeo</translation>
    </message>
    <message>
        <source>Correct bias</source>
        <translation>Corregir sesgo</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>Activaciones</translation>
    </message>
    <message>
        <source>Symmetric</source>
        <translation>Simétrico</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>Sesgo</translation>
    </message>
    <message>
        <source>Depthwise</source>
        <translation>Depthwise</translation>
    </message>
    <message>
        <source>Reduce range</source>
        <translation>Reducir rango</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>Excluir</translation>
    </message>
    <message>
        <source>Scales</source>
        <translation>Escalas</translation>
    </message>
    <message>
        <source>as they are</source>
        <translation>tal como están</translation>
    </message>
    <message>
        <source>chosen as quantize-weights chooses</source>
        <translation>elegido como en quantize-weights</translation>
    </message>
    <message>
        <source>Convolutions</source>
        <translation>Convoluciones</translation>
    </message>
    <message>
        <source>Layer bits</source>
        <translation>Bits por capa</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>elegido</translation>
    </message>
    <message>
        <source>least-squares: second factors, and layers that stay whole, are fitted to what they gave before, on calibration data; none: they keep their weights; auto: least-squares with calibration data, else none</source>
        <translation>least-squares: los segundos factores y las capas que quedan enteras se ajustan a lo que daban antes, con datos de calibración; none: conservan sus pesos; auto: least-squares con datos de calibración, si no none</translation>
    </message>
    <message>
        <source>Inner values that shall be alike, as STUDENT=TEACHER names split by semicolons (widths may differ); auto: up to six that both have under one name and shape; attention: what each attention looks at (outputs of softmax, compared as distributions; on average over the heads where their number differs)</source>
        <translation>Valores internos que deben parecerse, como nombres STUDENT=TEACHER separados por punto y coma (las anchuras pueden diferir); auto: hasta seis que ambos tienen con un mismo nombre y forma; attention: a qué mira cada atención (salidas de softmax, comparadas como distribuciones; en promedio sobre las cabezas donde su número difiere)</translation>
    </message>
    <message>
        <source>every one of {0} gets the same class</source>
        <translation>cada una de {0} recibe la misma clase</translation>
    </message>
    <message>
        <source>{0} of {1} gets another class</source>
        <translation>{0} de {1} recibe otra clase</translation>
    </message>
    <message>
        <source>{0} of {1} get another class</source>
        <translation>{0} de {1} reciben otra clase</translation>
    </message>
    <message>
        <source>{0}: {1} right before, {2} right now, {3} wrong both times</source>
        <translation>{0}: {1} acertadas antes, {2} acertadas ahora, {3} falladas ambas veces</translation>
    </message>
    <message>
        <source>{0}: {1} right before, {2} right now</source>
        <translation>{0}: {1} acertadas antes, {2} acertadas ahora</translation>
    </message>
    <message>
        <source>{0} point</source>
        <translation>{0} punto</translation>
    </message>
    <message>
        <source>{0} points</source>
        <translation>{0} puntos</translation>
    </message>
    <message>
        <source>at least {0} % the same class as source</source>
        <translation>al menos el {0} % con la misma clase que el original</translation>
    </message>
    <message>
        <source>at least {0} cosine with source</source>
        <translation>al menos {0} de coseno con el original</translation>
    </message>
    <message>
        <source>at most {0} below source</source>
        <translation>como máximo {0} por debajo del original</translation>
    </message>
    <message>
        <source>at most {0} above source</source>
        <translation>como máximo {0} por encima del original</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} a {1}</translation>
    </message>
    <message>
        <source>as source</source>
        <translation>como el original</translation>
    </message>
    <message>
        <source>{0} below source</source>
        <translation>{0} por debajo del original</translation>
    </message>
    <message>
        <source>{0} above source</source>
        <translation>{0} por encima del original</translation>
    </message>
    <message>
        <source>{0} does not rule out a loss past the guard</source>
        <translation>{0} no descarta una pérdida fuera de la tolerancia</translation>
    </message>
    <message>
        <source>{0} do not rule out a loss past the guard</source>
        <translation>{0} no descartan una pérdida fuera de la tolerancia</translation>
    </message>
    <message>
        <source>{0}, about {1} would tell</source>
        <translation>{0}; con unas {1} se sabría</translation>
    </message>
    <message>
        <source>not enough data to tell; {0} (guard: {1})</source>
        <translation>no hay datos suficientes para decidir; {0} (tolerancia: {1})</translation>
    </message>
    <message>
        <source>collapsed: {0} is not defined, the outputs hold NaN</source>
        <translation>colapsada: {0} no está definido, las salidas contienen NaN</translation>
    </message>
    <message>
        <source>nothing changed</source>
        <translation>nada ha cambiado</translation>
    </message>
    <message>
        <source>better than source</source>
        <translation>mejor que el original</translation>
    </message>
    <message>
        <source>no measurable loss</source>
        <translation>sin pérdida medible</translation>
    </message>
    <message>
        <source>a loss within the guard: {0}</source>
        <translation>una pérdida dentro de la tolerancia: {0}</translation>
    </message>
    <message>
        <source>past the guard: {0}; its interval reaches into it, more samples could tell</source>
        <translation>fuera de la tolerancia: {0}; su intervalo llega a entrar en ella, más muestras podrían aclararlo</translation>
    </message>
    <message>
        <source>past the guard: {0}</source>
        <translation>fuera de la tolerancia: {0}</translation>
    </message>
    <message>
        <source>collapsed, more than half of what source has above chance is lost</source>
        <translation>colapsada, se pierde más de la mitad de lo que el original tiene por encima del azar</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>sin medir</translation>
    </message>
    <message>
        <source>{0} ({1}), {2}: {3}</source>
        <translation>{0} ({1}), {2}: {3}</translation>
    </message>
    <message>
        <source>kept (guard: {0})</source>
        <translation>se mantiene (tolerancia: {0})</translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>colapsada</translation>
    </message>
    <message>
        <source>the same class as source for {0} of {1} ({2}): {3}</source>
        <translation>la misma clase que el original en {0} de {1} ({2}): {3}</translation>
    </message>
    <message>
        <source>mean cosine with source {0} over {1} ({2}): {3}</source>
        <translation>coseno medio con el original {0} en {1} ({2}): {3}</translation>
    </message>
    <message>
        <source>{0} queries a day</source>
        <translation>{0} consultas al día</translation>
    </message>
    <message>
        <source>{0} {1} an hour</source>
        <translation>{0} {1} por hora</translation>
    </message>
    <message>
        <source>{0} g CO2 a kWh</source>
        <translation>{0} g de CO2 por kWh</translation>
    </message>
    <message>
        <source>a battery of {0} Wh</source>
        <translation>una batería de {0} Wh</translation>
    </message>
    <message>
        <source>a battery of {0} mAh at {1} V</source>
        <translation>una batería de {0} mAh a {1} V</translation>
    </message>
    <message>
        <source>a device that draws {0} W</source>
        <translation>un dispositivo que consume {0} W</translation>
    </message>
    <message>
        <source>{0} times this machine&apos;s latency on the device</source>
        <translation>{0} veces la latencia de esta máquina en el dispositivo</translation>
    </message>
    <message>
        <source>computed from {0}, by the measured latency, one inference after the other</source>
        <translation>calculado a partir de {0}, según la latencia medida, una inferencia tras otra</translation>
    </message>
    <message>
        <source>{0} times</source>
        <translation>{0} veces</translation>
    </message>
    <message>
        <source>Both are as large ({0} and {1}).</source>
        <translation>Ambas son igual de grandes ({0} y {1}).</translation>
    </message>
    <message>
        <source>{0} is {1} smaller: {2} in place of {3}.</source>
        <translation>{0} es {1} más pequeña: {2} en lugar de {3}.</translation>
    </message>
    <message>
        <source>{0} is {1} larger: {2} in place of {3}.</source>
        <translation>{0} es {1} más grande: {2} en lugar de {3}.</translation>
    </message>
    <message>
        <source>timed in turns in one run</source>
        <translation>medidas por turnos en una ejecución</translation>
    </message>
    <message>
        <source>by each one&apos;s ratio to the source</source>
        <translation>según la razón de cada una con el original</translation>
    </message>
    <message>
        <source>{0}x of the latency, {1} to {2}, {3}</source>
        <translation>{0}x de la latencia, {1} a {2}, {3}</translation>
    </message>
    <message>
        <source>It is {0} faster ({1}).</source>
        <translation>Es {0} más rápida ({1}).</translation>
    </message>
    <message>
        <source>It is {0} slower ({1}).</source>
        <translation>Es {0} más lenta ({1}).</translation>
    </message>
    <message>
        <source>Their speed is not told apart ({0}).</source>
        <translation>Sus velocidades no se distinguen ({0}).</translation>
    </message>
    <message>
        <source>{0} to {1}, {2}</source>
        <translation>{0} a {1}, {2}</translation>
    </message>
    <message>
        <source>What it gives is as good, as far as the samples tell ({0}).</source>
        <translation>Sus resultados son igual de buenos, hasta donde muestran las muestras ({0}).</translation>
    </message>
    <message>
        <source>It gains {0} ({1}).</source>
        <translation>Gana {0} ({1}).</translation>
    </message>
    <message>
        <source>It loses {0} ({1}).</source>
        <translation>Pierde {0} ({1}).</translation>
    </message>
    <message>
        <source>on the same samples</source>
        <translation>con las mismas muestras</translation>
    </message>
    <message>
        <source>by each one&apos;s difference to the source</source>
        <translation>según la diferencia de cada una con el original</translation>
    </message>
    <message>
        <source>Its outputs are {0} dB closer to the source&apos;s than those of {1}.</source>
        <translation>Sus salidas están {0} dB más cerca de las del original que las de {1}.</translation>
    </message>
    <message>
        <source>Its outputs are {0} dB farther from the source&apos;s than those of {1}.</source>
        <translation>Sus salidas están {0} dB más lejos de las del original que las de {1}.</translation>
    </message>
    <message>
        <source>{0} and {1}</source>
        <translation>{0} y {1}</translation>
    </message>
    <message>
        <source>{0} on {1}</source>
        <translation>{0} en {1}</translation>
    </message>
    <message>
        <source>{0} on {1} in place of {2}</source>
        <translation>{0} en {1} en lugar de {2}</translation>
    </message>
    <message>
        <source>no {0}, which {1} has on {2}</source>
        <translation>sin {0}, que {1} tiene en {2}</translation>
    </message>
    <message>
        <source>What is different: {0}.</source>
        <translation>Lo que cambia: {0}.</translation>
    </message>
    <message>
        <source>{0} % of the parameters</source>
        <translation>{0} % de los parámetros</translation>
    </message>
    <message>
        <source>{0} % of the multiply-accumulates</source>
        <translation>{0} % de las multiplicaciones con suma</translation>
    </message>
    <message>
        <source>{0} has {1} of {2}.</source>
        <translation>{0} tiene {1} de {2}.</translation>
    </message>
    <message>
        <source>size</source>
        <translation>tamaño</translation>
    </message>
    <message>
        <source>speed</source>
        <translation>velocidad</translation>
    </message>
    <message>
        <source>quality</source>
        <translation>calidad</translation>
    </message>
    <message>
        <source>By these measures neither is better.</source>
        <translation>Según estas medidas ninguna es mejor.</translation>
    </message>
    <message>
        <source>So {0} is better in {1} and in nothing worse.</source>
        <translation>Así que {0} es mejor en {1} y no es peor en nada.</translation>
    </message>
    <message>
        <source>So {0} is better: {1} is worse in {2} and in nothing better.</source>
        <translation>Así que {0} es mejor: {1} es peor en {2} y no es mejor en nada.</translation>
    </message>
    <message>
        <source>So it is a trade: {0} is better in {1}, {2} in {3}.</source>
        <translation>Así que es un compromiso: {0} es mejor en {1}, {2} en {3}.</translation>
    </message>
    <message>
        <source>They were not measured under the same conditions.</source>
        <translation>No se midieron en las mismas condiciones.</translation>
    </message>
    <message>
        <source>What it loses was not measured, so this is half of the answer.</source>
        <translation>Lo que pierde no se midió, así que esto es media respuesta.</translation>
    </message>
    <message>
        <source>Makes constants of weights that are listed as inputs too, so that the runtime folds and fuses what reads them</source>
        <translation>Convierte en constantes los pesos que también figuran como entradas, para que el entorno de ejecución pliegue y fusione lo que los lee</translation>
    </message>
    <message>
        <source>How layers that stay in float read quantized values: per-channel: with the scale once for each channel, so that ONNX Runtime does not round their weights when it loads the model; shared: like all others, for TensorRT</source>
        <translation>Cómo leen valores cuantizados las capas que siguen en coma flotante: per-channel: con la escala una vez por canal, para que ONNX Runtime no redondee sus pesos al cargar el modelo; shared: como todas las demás, para TensorRT</translation>
    </message>
    <message>
        <source>Float layers</source>
        <translation>Capas en coma flotante</translation>
    </message>
    <message>
        <source>ARM64 with dot products</source>
        <translation>ARM64 con productos escalares</translation>
    </message>
    <message>
        <source>ARMv8.2 and newer with the dot product extension: phones and boards since Cortex-A55 and A75, Apple silicon, Graviton 2 and newer.</source>
        <translation>ARMv8.2 y posteriores con la extensión de producto escalar: teléfonos y placas desde Cortex-A55 y A75, Apple silicon, Graviton 2 y posteriores.</translation>
    </message>
    <message>
        <source>NVIDIA GPU, TensorRT</source>
        <translation>GPU NVIDIA, TensorRT</translation>
    </message>
    <message>
        <source>Models that TensorRT builds an engine of: explicit Q/DQ, symmetric, signed.</source>
        <translation>Modelos con los que TensorRT construye un motor: Q/DQ explícitos, simétricos, con signo.</translation>
    </message>
    <message>
        <source>x86-64 with VNNI</source>
        <translation>x86-64 con VNNI</translation>
    </message>
    <message>
        <source>Intel servers since Cascade Lake, Intel desktops since Alder Lake, AMD since Zen 4.</source>
        <translation>Servidores Intel desde Cascade Lake, equipos Intel desde Alder Lake, AMD desde Zen 4.</translation>
    </message>
    <message>
        <source>x86-64 without VNNI</source>
        <translation>x86-64 sin VNNI</translation>
    </message>
    <message>
        <source>Intel desktops before Alder Lake (Haswell to Comet Lake), Intel servers before Cascade Lake, AMD before Zen 4.</source>
        <translation>Equipos Intel anteriores a Alder Lake (de Haswell a Comet Lake), servidores Intel anteriores a Cascade Lake, AMD anteriores a Zen 4.</translation>
    </message>
    <message>
        <source>The default: models are made for the machine that Pare runs on.</source>
        <translation>Lo predeterminado: los modelos se hacen para el equipo en que se ejecuta Pare.</translation>
    </message>
    <message>
        <source>Log loss</source>
        <translation>Pérdida logarítmica</translation>
    </message>
    <message>
        <source>At least so many steps, whatever the epochs say: a few samples make few steps an epoch</source>
        <translation>Al menos tantos pasos, digan lo que digan las épocas: pocas muestras dan pocos pasos por época</translation>
    </message>
    <message>
        <source>Least steps</source>
        <translation>Pasos mínimos</translation>
    </message>
    <message>
        <source>Takes as many steps as fit into about this time, of fewer samples where they would be too few; 0: no bound. A replay takes what was taken</source>
        <translation>Da tantos pasos como quepan en más o menos este tiempo, de menos muestras donde serían muy pocos; 0: sin límite. Una repetición da los que se dieron</translation>
    </message>
    <message>
        <source>Share of the training data that is not learned but tells which weights are best (at most 2,000 samples; at least 32, or a quarter of fewer)</source>
        <translation>Parte de los datos de entrenamiento que no se aprende, sino que indica qué pesos son mejores (como máximo 2.000 muestras; al menos 32, o un cuarto si hay menos)</translation>
    </message>
    <message>
        <source>Looks at the held-out part (after an eighth of the training, but between an epoch and 25 steps) without a better score after which it stops; 0: never</source>
        <translation>Evaluaciones de la parte reservada (tras un octavo del entrenamiento, pero entre una época y 25 pasos) sin mejora, tras las cuales se detiene; 0: nunca</translation>
    </message>
    <message>
        <source>nbits: packed in memory too, unpacked inside the product; folded: smaller file at float32 speed, same memory; dequantize: DequantizeLinear; float: rounded, but not smaller yet, for train-quantized; auto: nbits for matrices and embeddings, folded for the rest</source>
        <translation>nbits: empaquetados también en memoria, se desempaquetan dentro del producto; folded: archivo más pequeño a la velocidad de float32, la misma memoria; dequantize: DequantizeLinear; float: redondeados, pero aún no más pequeños, para train-quantized; auto: nbits para matrices y embeddings, folded para el resto</translation>
    </message>
    <message>
        <source>The smallest file within the guard where low-rank alone is not enough: 30 % of the matrices&apos; weights go with the ranks that carry least, then static INT8 where calibration data is given, and dynamic or stored INT8, whatever measures best.</source>
        <translation>El archivo más pequeño dentro de la tolerancia cuando el rango bajo solo no basta: el 30 % de los pesos de las matrices se elimina con los rangos que menos aportan; después, INT8 estático si hay datos de calibración, e INT8 dinámico o almacenado, lo que mejor resulte al medir.</translation>
    </message>
    <message>
        <source>For networks with large matrices, and where removing channels loses too much: makes two smaller layers of a large one where little is lost, tries a fifth to a half of the weights of those, measures each, and delivers the best that is within the guard. Calibration data shows it where that is.</source>
        <translation>Para redes con matrices grandes, y donde eliminar canales pierde demasiado: convierte una capa grande en dos más pequeñas allí donde se pierde poco, prueba con entre un quinto y la mitad de sus pesos, mide cada intento y entrega el mejor que queda dentro de la tolerancia. Los datos de calibración le muestran dónde es eso.</translation>
    </message>
    <message>
        <source>The whole chain, in minutes: removes half or a third of channels, heads and neurons, trains what is left on what the model gave before, quantizes statically and trains that too; delivers the best within the guard, which is INT8 alone where removing loses too much.</source>
        <translation>La cadena completa, en minutos: elimina la mitad o un tercio de canales, cabezas y neuronas, entrena lo que queda con lo que daba el modelo antes, cuantiza de forma estática y entrena también eso; entrega lo mejor dentro de la tolerancia, que es INT8 solo donde eliminar pierde demasiado.</translation>
    </message>
    <message>
        <source>When size and speed count most and a loss up to the guard is welcome: combines fewer channels, fewer blocks, lower ranks and INT8, fits what is left on calibration data, measures each combination, INT8 alone among them, and delivers the best that is within the guard. Takes minutes.</source>
        <translation>Cuando el tamaño y la velocidad son lo que más cuenta y se acepta una pérdida hasta la tolerancia: combina menos canales, menos bloques, rangos más bajos e INT8, reajusta lo que queda con datos de calibración, mide cada combinación, entre ellas INT8 solo, y entrega la mejor que queda dentro de la tolerancia. Tarda minutos.</translation>
    </message>
    <message>
        <source>{0}, and it is too close to the guard to tell with any number of samples that is likely at hand</source>
        <translation>{0}, y está demasiado cerca de la tolerancia para distinguirlo con cualquier número de muestras que sea probable tener</translation>
    </message>
    <message>
        <source>When 4-bit weights lose too much: rounds them (together, where calibration data is given), trains them with the rounding in the loop, then stores them in 4 bits; activations stay float. Learns from the model itself, and labels where the training data has some. Takes minutes.</source>
        <translation>Cuando los pesos de 4 bits pierden demasiado: los redondea (en conjunto si hay datos de calibración), los entrena con el redondeo dentro del bucle y los guarda en 4 bits; las activaciones siguen en float. Aprende del propio modelo, y de etiquetas si los datos de entrenamiento las tienen. Tarda minutos.</translation>
    </message>
    <message>
        <source>Sets weights to 0 that are too small to count and slow to compute with</source>
        <translation>Pone a 0 los pesos demasiado pequeños para contar y que ralentizan el cálculo</translation>
    </message>
    <message>
        <source>For transformers: ranks the heads of all layers together and removes a tenth to half of them before it touches a feed-forward block, measures each, says how small the model gets before the first measurable loss, and delivers the best that is within the guard. Calibration data makes it choose better and fits what is left.</source>
        <translation>Para transformers: ordena por importancia las cabezas de todas las capas juntas y elimina de una décima parte a la mitad de ellas antes de tocar un bloque feed-forward, mide cada intento, dice lo pequeño que llega a ser el modelo antes de la primera pérdida medible y entrega el mejor que queda dentro de la tolerancia. Con datos de calibración elige mejor y reajusta lo que queda.</translation>
    </message>
    <message>
        <source>Makes one operator of a decomposed GELU, or writes it so that the runtime does; of a SiLU too, where the runtime&apos;s own operators may be used</source>
        <translation>Convierte una GELU descompuesta en un solo operador, o la escribe de modo que el motor de ejecución lo haga; también una SiLU, donde se pueden usar los operadores propios del motor</translation>
    </message>
    <message>
        <source>Below opset 20: portable: standard operators in the form that ONNX Runtime fuses; runtime: its own operator, which stays one when its input is quantized. For SiLU there is the runtime&apos;s own alone</source>
        <translation>Por debajo del opset 20: portable: operadores estándar en la forma que ONNX Runtime fusiona; runtime: su propio operador, que sigue siendo uno cuando su entrada está cuantizada. Para SiLU solo existe el propio del motor</translation>
    </message>
    <message>
        <source>Outputs of the model that may lose channels too: their names, with ; between, or all. Whoever reads them gets fewer numbers; all others keep their shapes</source>
        <translation>Salidas del modelo que también pueden perder canales: sus nombres, separados por ;, o all. Quien las lea recibe menos números; todas las demás conservan sus formas</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Salidas</translation>
    </message>
    <message>
        <source>Removes the attention heads that matter least, from queries, keys, values and output together, or makes heads smaller</source>
        <translation>Elimina las cabezas de atención que menos importan, de consultas, claves, valores y salida a la vez, o hace más pequeñas las cabezas</translation>
    </message>
    <message>
        <source>heads: whole heads go, and keep their size; size: all heads stay, and each loses the same positions, of queries and keys together, and of values</source>
        <translation>heads: se van cabezas enteras y las demás conservan su tamaño; size: todas las cabezas se quedan y cada una pierde las mismas posiciones, de consultas y claves juntas y de valores</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>How much one matters. l1, l2: the sum of its weights&apos; absolute values, or of their squares; lamp: its square over those of all that are no smaller; geometric-median: how far its weights are from those of the others; bn-scale: the scales of batch normalizations; activation: the variance that it gives to the layers that read it; output-error: what these lose once they are fitted anew; output-change: what the model&apos;s outputs lose then; taylor: what the loss of labels (without labels, of the model&apos;s own answers) would change, by its gradient, which needs libtorch; fisher: the same weight by weight, as the sum of its squares over single samples (the diagonal of the Fisher information times the weight&apos;s square), so that weights that pull against each other do not hide one another; random: as a control; auto: output-error with calibration data, else l1. gates: by the same gradient, of a gate behind each head: the mean of |gradient| over single samples, divided by the length of those of its layer. Where taylor sums over all weights of a head and takes squares of a few samples together, a gate sees only what comes out of it</source>
        <translation>Cuánto importa cada una. l1, l2: la suma de los valores absolutos de sus pesos, o de sus cuadrados; lamp: su cuadrado dividido por los de todas las que no son menores; geometric-median: a qué distancia están sus pesos de los de las demás; bn-scale: las escalas de las normalizaciones por lotes; activation: la varianza que aporta a las capas que la leen; output-error: lo que estas pierden una vez reajustadas; output-change: lo que pierden entonces las salidas del modelo; taylor: cuánto cambiaría la pérdida respecto a las etiquetas (sin etiquetas, respecto a las respuestas del propio modelo), según su gradiente, para lo que hace falta libtorch; fisher: lo mismo peso por peso, como suma de sus cuadrados sobre muestras individuales (la diagonal de la información de Fisher por el cuadrado del peso), para que los pesos que tiran en sentidos opuestos no se oculten entre sí; random: como control; auto: output-error con datos de calibración; si no, l1. gates: según el mismo gradiente, pero de una compuerta tras cada cabeza: la media de |gradiente| sobre muestras individuales, dividida por la norma de las de su capa. Mientras que taylor suma sobre todos los pesos de una cabeza y eleva al cuadrado unas pocas muestras juntas, una compuerta solo ve lo que sale de ella</translation>
    </message>
    <message>
        <source>Inputs of the model that may lose heads too (states and caches that it is given back): their names, with ; between, or all</source>
        <translation>Entradas del modelo que también pueden perder cabezas (estados y cachés que se le devuelven): sus nombres, separados por ;, o all</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Entradas</translation>
    </message>
    <message>
        <source>Outputs of the model that may lose heads too: their names, with ; between, or all. Whoever reads them gets fewer numbers; all others keep their shapes</source>
        <translation>Salidas del modelo que también pueden perder cabezas: sus nombres, separados por ;, o all. Quien las lea recibe menos números; todas las demás conservan sus formas</translation>
    </message>
    <message>
        <source>How much one matters. l1, l2: the sum of its weights&apos; absolute values, or of their squares; lamp: its square over those of all that are no smaller; geometric-median: how far its weights are from those of the others; bn-scale: the scales of batch normalizations; activation: the variance that it gives to the layers that read it; output-error: what these lose once they are fitted anew; output-change: what the model&apos;s outputs lose then; taylor: what the loss of labels (without labels, of the model&apos;s own answers) would change, by its gradient, which needs libtorch; fisher: the same weight by weight, as the sum of its squares over single samples (the diagonal of the Fisher information times the weight&apos;s square), so that weights that pull against each other do not hide one another; random: as a control; auto: output-error with calibration data, else l1. gates: by the same gradient, of a gate behind each neuron: the mean of |gradient| over single samples, divided by the length of those of its layer. Where taylor sums over all weights of a neuron and takes squares of a few samples together, a gate sees only what comes out of it</source>
        <translation>Cuánto importa cada una. l1, l2: la suma de los valores absolutos de sus pesos, o de sus cuadrados; lamp: su cuadrado dividido por los de todas las que no son menores; geometric-median: a qué distancia están sus pesos de los de las demás; bn-scale: las escalas de las normalizaciones por lotes; activation: la varianza que aporta a las capas que la leen; output-error: lo que estas pierden una vez reajustadas; output-change: lo que pierden entonces las salidas del modelo; taylor: cuánto cambiaría la pérdida respecto a las etiquetas (sin etiquetas, respecto a las respuestas del propio modelo), según su gradiente, para lo que hace falta libtorch; fisher: lo mismo peso por peso, como suma de sus cuadrados sobre muestras individuales (la diagonal de la información de Fisher por el cuadrado del peso), para que los pesos que tiran en sentidos opuestos no se oculten entre sí; random: como control; auto: output-error con datos de calibración; si no, l1. gates: según el mismo gradiente, pero de una compuerta tras cada neurona: la media de |gradiente| sobre muestras individuales, dividida por la norma de las de su capa. Mientras que taylor suma sobre todos los pesos de una neurona y eleva al cuadrado unas pocas muestras juntas, una compuerta solo ve lo que sale de ella</translation>
    </message>
    <message>
        <source>How much one matters. l1, l2: the sum of its weights&apos; absolute values, or of their squares; lamp: its square over those of all that are no smaller; geometric-median: how far its weights are from those of the others; bn-scale: the scales of batch normalizations; activation: the variance that it gives to the layers that read it; output-error: what these lose once they are fitted anew; output-change: what the model&apos;s outputs lose then; taylor: what the loss of labels (without labels, of the model&apos;s own answers) would change, by its gradient, which needs libtorch; fisher: the same weight by weight, as the sum of its squares over single samples (the diagonal of the Fisher information times the weight&apos;s square), so that weights that pull against each other do not hide one another; random: as a control; auto: output-error with calibration data, else l1</source>
        <translation>Cuánto importa cada uno. l1, l2: la suma de los valores absolutos de sus pesos, o de sus cuadrados; lamp: su cuadrado dividido por los de todos los que no son menores; geometric-median: a qué distancia están sus pesos de los de los demás; bn-scale: las escalas de las normalizaciones por lotes; activation: la varianza que aporta a las capas que lo leen; output-error: lo que estas pierden una vez reajustadas; output-change: lo que pierden entonces las salidas del modelo; taylor: cuánto cambiaría la pérdida respecto a las etiquetas (sin etiquetas, respecto a las respuestas del propio modelo), según su gradiente, para lo que hace falta libtorch; fisher: lo mismo peso por peso, como suma de sus cuadrados sobre muestras individuales (la diagonal de la información de Fisher por el cuadrado del peso), para que los pesos que tiran en sentidos opuestos no se oculten entre sí; random: como control; auto: output-error con datos de calibración; si no, l1</translation>
    </message>
    <message>
        <source>Inputs of the model that may lose channels too (states and caches that it is given back): their names, with ; between, or all</source>
        <translation>Entradas del modelo que también pueden perder canales (estados y cachés que se le devuelven): sus nombres, separados por ;, o all</translation>
    </message>
    <message>
        <source>exact rewrites by {0}</source>
        <translation>reescrituras exactas por {0}</translation>
    </message>
    <message>
        <source>Makes one reshaping, or none, of several in a row with element-wise operators between them</source>
        <translation>Hace de varios cambios de forma seguidos, con operadores elemento a elemento entre ellos, uno solo o ninguno</translation>
    </message>
    <message>
        <source>shape computation</source>
        <translation>cálculo de formas</translation>
    </message>
    <message>
        <source>It takes {0} less time ({1}).</source>
        <translation>Tarda un {0} menos ({1}).</translation>
    </message>
    <message>
        <source>Whether it is as good cannot be told from these samples ({0}).</source>
        <translation>Con estas muestras no se puede decir si es igual de bueno ({0}).</translation>
    </message>
    <message>
        <source>So {0} is better in {1}; whether it is as good is not known.</source>
        <translation>Así que {0} es mejor en {1}; no se sabe si es igual de bueno.</translation>
    </message>
    <message>
        <source>So {0} is worse in {1}; whether it is as good is not known.</source>
        <translation>Así que {0} es peor en {1}; no se sabe si es igual de bueno.</translation>
    </message>
</context>
<context>
    <name>CostsDialog</name>
    <message>
        <source>Queries a day</source>
        <translation>Consultas al día</translation>
    </message>
    <message>
        <source>Price an hour</source>
        <translation>Precio por hora</translation>
    </message>
    <message>
        <source> W</source>
        <translation> W</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Potencia</translation>
    </message>
    <message>
        <source> g a kWh</source>
        <translation> g por kWh</translation>
    </message>
    <message>
        <source>CO2 of the electricity</source>
        <translation>CO2 de la electricidad</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>Costes</translation>
    </message>
    <message>
        <source>&amp;Queries a day</source>
        <translation>&amp;Consultas al día</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Moneda</translation>
    </message>
    <message>
        <source>&amp;Price of the machine an hour</source>
        <translation>&amp;Precio de la máquina por hora</translation>
    </message>
    <message>
        <source>Power that it &amp;draws</source>
        <translation>Potencia que con&amp;sume</translation>
    </message>
    <message>
        <source>CO2 of the &amp;electricity</source>
        <translation>CO2 de la &amp;electricidad</translation>
    </message>
    <message>
        <source>Costs of the variants</source>
        <translation>Costes de las variantes</translation>
    </message>
    <message>
        <source>change of the cost figures</source>
        <translation>cambio de los datos de costes</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>Variante</translation>
    </message>
    <message>
        <source>Inference</source>
        <translation>Inferencia</translation>
    </message>
    <message>
        <source>%1 a million</source>
        <translation>%1 por millón</translation>
    </message>
    <message>
        <source>kWh a million</source>
        <translation>kWh por millón</translation>
    </message>
    <message>
        <source>g CO2 a million</source>
        <translation>g CO2 por millón</translation>
    </message>
    <message>
        <source>%1 a year</source>
        <translation>%1 al año</translation>
    </message>
    <message>
        <source>kg CO2 a year</source>
        <translation>kg CO2 al año</translation>
    </message>
    <message>
        <source>Against the source</source>
        <translation>Frente al original</translation>
    </message>
    <message>
        <source>%1 to %2 by the 95 % interval of the latency, computed</source>
        <translation>%1 a %2 según el intervalo del 95 % de la latencia, calculado</translation>
    </message>
    <message>
        <source>Its latency was not measured</source>
        <translation>Su latencia no se midió</translation>
    </message>
    <message>
        <source>median, measured</source>
        <translation>mediana, medida</translation>
    </message>
    <message>
        <source>the source&apos;s median times the ratio measured in one run</source>
        <translation>la mediana del original por la razón medida en una misma ejecución</translation>
    </message>
    <message>
        <source>Give the price an hour</source>
        <translation>Indique el precio por hora</translation>
    </message>
    <message>
        <source>Give the power</source>
        <translation>Indique la potencia</translation>
    </message>
    <message>
        <source>Give the power and the CO2 of the electricity</source>
        <translation>Indique la potencia y el CO2 de la electricidad</translation>
    </message>
    <message>
        <source>Give the price an hour and the queries a day</source>
        <translation>Indique el precio por hora y las consultas al día</translation>
    </message>
    <message>
        <source>Give queries, power and the CO2 of the electricity</source>
        <translation>Indique las consultas, la potencia y el CO2 de la electricidad</translation>
    </message>
    <message>
        <source>the source itself, or not measured</source>
        <translation>el propio original, o sin medir</translation>
    </message>
    <message>
        <source>Give at least one figure.</source>
        <translation>Indique al menos un dato.</translation>
    </message>
    <message>
        <source>. The machine counts for as long as it computes.</source>
        <translation>. La máquina cuenta mientras está calculando.</translation>
    </message>
    <message>
        <source>No latency was measured yet: Run &gt; Measure baseline.</source>
        <translation>Aún no se midió ninguna latencia: Ejecutar &gt; Medir línea base.</translation>
    </message>
    <message>
        <source> The source keeps %1 machines busy all day.</source>
        <translation> El original mantiene ocupadas %1 máquinas todo el día.</translation>
    </message>
    <message>
        <source>Capacity of the battery</source>
        <translation>Capacidad de la batería</translation>
    </message>
    <message>
        <source> V</source>
        <translation> V</translation>
    </message>
    <message>
        <source>Voltage of the battery</source>
        <translation>Tensión de la batería</translation>
    </message>
    <message>
        <source>Power of the device</source>
        <translation>Potencia del dispositivo</translation>
    </message>
    <message>
        <source>Times as long on the device</source>
        <translation>Veces más tiempo en el dispositivo</translation>
    </message>
    <message>
        <source>Unit of the capacity</source>
        <translation>Unidad de la capacidad</translation>
    </message>
    <message>
        <source>&amp;Battery of a device</source>
        <translation>&amp;Batería de un dispositivo</translation>
    </message>
    <message>
        <source>Power that the de&amp;vice draws</source>
        <translation>Potencia que consume el &amp;dispositivo</translation>
    </message>
    <message>
        <source>&amp;Time on the device</source>
        <translation>&amp;Tiempo en el dispositivo</translation>
    </message>
    <message>
        <source>How many times longer than on this machine an inference takes there; not given: as long as here</source>
        <translation>Cuántas veces más que en esta máquina tarda allí una inferencia; sin indicar: lo mismo que aquí</translation>
    </message>
    <message>
        <source>Inferences a charge</source>
        <translation>Inferencias por carga</translation>
    </message>
    <message>
        <source>Battery an hour</source>
        <translation>Batería por hora</translation>
    </message>
    <message>
        <source> The device cannot keep up with these queries in every variant: its battery an hour is then that of computing without a pause.</source>
        <translation> El dispositivo no da abasto con estas consultas en todas las variantes: la batería por hora es entonces la de calcular sin pausa.</translation>
    </message>
    <message>
        <source> For the battery, give the power that the device draws too.</source>
        <translation> Para la batería, indique también la potencia que consume el dispositivo.</translation>
    </message>
    <message>
        <source>What the variants cost to run, computed from figures of your own. Nothing here is measured but the source&apos;s latency and what each variant takes of it in the same run.</source>
        <translation>Lo que cuesta ejecutar las variantes, calculado con sus propias cifras. Aquí solo están medidas la latencia del original y la parte de ella que necesita cada variante en la misma ejecución.</translation>
    </message>
    <message>
        <source>%1 ms (%2 to %3)</source>
        <translation>%1 ms (%2 a %3)</translation>
    </message>
    <message>
        <source>; in brackets its 95 % interval, by which every cost beside it has one too</source>
        <translation>; entre paréntesis su intervalo del 95 %, por el que también lo tiene cada coste de al lado</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1 (%2 a %3)</translation>
    </message>
    <message>
        <source>of every cost: all of them go with the latency; in brackets the 95 % interval</source>
        <translation>de todos los costes: todos siguen a la latencia; entre paréntesis el intervalo del 95 %</translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%1 layer</source>
        <translation>
            <numerusform>%1 capa</numerusform>
            <numerusform>%1 capas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 sample</source>
        <translation>
            <numerusform>%1 muestra</numerusform>
            <numerusform>%1 muestras</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 group</source>
        <translation>
            <numerusform>%1 grupo</numerusform>
            <numerusform>%1 grupos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 channel</source>
        <translation>
            <numerusform>%1 canal</numerusform>
            <numerusform>%1 canales</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 tensor</source>
        <translation>
            <numerusform>%1 tensor</numerusform>
            <numerusform>%1 tensores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 reader</source>
        <extracomment>a layer that reads a tensor</extracomment>
        <translation>
            <numerusform>%1 lectora</numerusform>
            <numerusform>%1 lectoras</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 variant</source>
        <translation>
            <numerusform>%1 variante</numerusform>
            <numerusform>%1 variantes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 preset</source>
        <translation>
            <numerusform>%1 preajuste</numerusform>
            <numerusform>%1 preajustes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 run</source>
        <extracomment>of a model, when it is timed</extracomment>
        <translation>
            <numerusform>%1 ejecución</numerusform>
            <numerusform>%1 ejecuciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 thread</source>
        <translation>
            <numerusform>%1 hilo</numerusform>
            <numerusform>%1 hilos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 candidate</source>
        <extracomment>a way of making a model smaller that a preset tries</extracomment>
        <translation>
            <numerusform>%1 candidato</numerusform>
            <numerusform>%1 candidatos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 step</source>
        <extracomment>of a recipe, or of training</extracomment>
        <translation>
            <numerusform>%1 paso</numerusform>
            <numerusform>%1 pasos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 look</source>
        <extracomment>a measurement of the held-out score during training</extracomment>
        <translation>
            <numerusform>%1 control</numerusform>
            <numerusform>%1 controles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 other</source>
        <extracomment>other layer, in &quot;32 channels, shrinks with 3 others&quot;</extracomment>
        <translation>
            <numerusform>%1 otra</numerusform>
            <numerusform>%1 otras</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 selected layer</source>
        <translation>
            <numerusform>%1 capa seleccionada</numerusform>
            <numerusform>%1 capas seleccionadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 layer shrinks</source>
        <translation>
            <numerusform>%1 capa se reduce</numerusform>
            <numerusform>%1 capas se reducen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 layer is left alone</source>
        <translation>
            <numerusform>%1 capa no se toca</numerusform>
            <numerusform>%1 capas no se tocan</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DemoWords</name>
    <message>
        <source>The demo&apos;s model %1 is not installed.</source>
        <translation>El modelo %1 de la demo no está instalado.</translation>
    </message>
    <message>
        <source>The demo&apos;s data is not prepared. Run pare-demo-data &quot;%1&quot;, then open the demo again.</source>
        <translation>Los datos de la demo no están preparados. Ejecute pare-demo-data &quot;%1&quot; y vuelva a abrir la demo.</translation>
    </message>
</context>
<context>
    <name>DifferenceWords</name>
    <message>
        <source>Only in the second model</source>
        <translation>Solo en el segundo modelo</translation>
    </message>
    <message>
        <source>Only in the first model</source>
        <translation>Solo en el primer modelo</translation>
    </message>
    <message>
        <source>%1 (first)</source>
        <translation>%1 (primero)</translation>
    </message>
</context>
<context>
    <name>FigureBox</name>
    <message>
        <source>not given</source>
        <translation>sin indicar</translation>
    </message>
    <message>
        <source>not given (%1)</source>
        <translation>sin indicar (%1)</translation>
    </message>
</context>
<context>
    <name>FileWords</name>
    <message>
        <source>Give a file name.</source>
        <translation>Indique un nombre de archivo.</translation>
    </message>
    <message>
        <source>%1 is a folder; give a file&apos;s name.</source>
        <translation>%1 es una carpeta; indique el nombre de un archivo.</translation>
    </message>
    <message>
        <source>The folder %1 is not there.</source>
        <translation>La carpeta %1 no existe.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written.</source>
        <translation>No se puede escribir en la carpeta %1.</translation>
    </message>
    <message>
        <source>Replace file</source>
        <translation>Reemplazar archivo</translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation>%1 ya existe.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Reemplazar</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conservarlo</translation>
    </message>
</context>
<context>
    <name>FoldWords</name>
    <message>
        <source>%1 in %2</source>
        <translation>%1 en %2</translation>
    </message>
    <message>
        <source>%1 with a warning</source>
        <translation>%1 con una advertencia</translation>
    </message>
    <message>
        <source>%1 declined</source>
        <translation>%1 con rechazo</translation>
    </message>
    <message>
        <source>%1 with %2</source>
        <translation>%1 con %2</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 y %2 más</translation>
    </message>
    <message>
        <source>%1, the sum of its layers, measured</source>
        <translation>%1, suma de sus capas, medido</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 parámetros</translation>
    </message>
</context>
<context>
    <name>LayerTimeWords</name>
    <message>
        <source>none: it is computed once, when the model is loaded</source>
        <translation>ninguno: se calcula una vez, al cargar el modelo</translation>
    </message>
    <message>
        <source>fused into %1, whose time holds its own</source>
        <translation>fusionada en %1, cuyo tiempo incluye el suyo</translation>
    </message>
    <message>
        <source>%1, measured (%2 to %3 in %4 rounds of %5, %6)</source>
        <translation>%1, medido (%2 a %3 en %4 rondas de %5, %6)</translation>
    </message>
    <message>
        <source>%1, measured (one round of %2, %3: no spread)</source>
        <translation>%1, medido (una ronda de %2, %3: sin dispersión)</translation>
    </message>
    <message>
        <source>, with %1 fused into it</source>
        <translation>, con %1 fusionada en ella</translation>
    </message>
</context>
<context>
    <name>LegendWords</name>
    <message>
        <source>better</source>
        <translation>mejor</translation>
    </message>
    <message>
        <source>past guard</source>
        <translation>fuera de tolerancia</translation>
    </message>
    <message>
        <source>unclear</source>
        <translation>no concluyente</translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>colapsada</translation>
    </message>
    <message>
        <source>other conditions</source>
        <translation>otras condiciones</translation>
    </message>
    <message>
        <source>tried</source>
        <translation>probado</translation>
    </message>
    <message>
        <source>no gain</source>
        <translation>sin ganancia</translation>
    </message>
</context>
<context>
    <name>ParallelWords</name>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Latency ÷ source</source>
        <translation>Latencia ÷ original</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parámetros</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>Pico de memoria</translation>
    </message>
    <message>
        <source>Worst class&apos;s loss</source>
        <translation>Pérdida de la peor clase</translation>
    </message>
    <message>
        <source>points</source>
        <translation>puntos</translation>
    </message>
    <message>
        <source>removal of the constraint</source>
        <translation>eliminación de la restricción</translation>
    </message>
    <message>
        <source>constraint %1</source>
        <translation>restricción %1</translation>
    </message>
</context>
<context>
    <name>PointWords</name>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1 (%2 a %3)</translation>
    </message>
    <message>
        <source>%1 %2 (%3 to %4), measured on %5</source>
        <translation>%1 %2 (%3 a %4), medido con %5</translation>
    </message>
    <message>
        <source>%1, computed</source>
        <translation>%1, calculado</translation>
    </message>
    <message>
        <source>%1x of the source&apos;s latency, measured in one run</source>
        <translation>%1x de la latencia del original, medida en una misma ejecución</translation>
    </message>
    <message>
        <source>%1 (%2 to %3), median of %4, measured</source>
        <translation>%1 (%2 a %3), mediana de %4, medida</translation>
    </message>
    <message>
        <source>%1 MACs, computed</source>
        <translation>%1 MACs, calculado</translation>
    </message>
    <message>
        <source>%1 peak memory, measured</source>
        <translation>%1 de pico de memoria, medido</translation>
    </message>
    <message>
        <source>◷ measured on other data than is given now</source>
        <translation>◷ medido con datos distintos de los actuales</translation>
    </message>
    <message>
        <source>after %1 of %2</source>
        <translation>tras %1 de %2</translation>
    </message>
    <message>
        <source>for %1: %2</source>
        <translation>para %1: %2</translation>
    </message>
    <message>
        <source>Agreement with the source</source>
        <translation>Concordancia con el original</translation>
    </message>
    <message>
        <source>Cosine to the source</source>
        <translation>Coseno respecto al original</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitud</translation>
    </message>
    <message>
        <source>grey: %1</source>
        <translation>en gris: %1</translation>
    </message>
</context>
<context>
    <name>PresetMenu</name>
    <message>
        <source>Begin with this</source>
        <translation>Empezar por aquí</translation>
    </message>
    <message>
        <source>Fewer bits, the same layers</source>
        <translation>Menos bits, las mismas capas</translation>
    </message>
    <message>
        <source>Fewer weights</source>
        <translation>Menos pesos</translation>
    </message>
    <message>
        <source>Fewer weights and fewer bits</source>
        <translation>Menos pesos y menos bits</translation>
    </message>
    <message>
        <source>With training, for what else loses too much</source>
        <translation>Con entrenamiento, para lo que de otro modo pierde demasiado</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>Propios</translation>
    </message>
</context>
<context>
    <name>PreviewWords</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 a %2</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Objetivo</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>no labels: agreement with the source is measured</source>
        <translation>sin etiquetas: se mide la concordancia con el original</translation>
    </message>
    <message>
        <source>%1 of the evaluation data are also used to calibrate</source>
        <translation>%1 de los datos de evaluación también se usan para calibrar</translation>
    </message>
    <message>
        <source>%1, %2, labels from %3</source>
        <translation>%1, %2, etiquetas de %3</translation>
    </message>
    <message>
        <source>%1, %2, no labels</source>
        <translation>%1, %2, sin etiquetas</translation>
    </message>
    <message>
        <source>%1, %2, reference outputs</source>
        <translation>%1, %2, salidas de referencia</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>%1 … (%2 characters)</source>
        <translation>%1 … (%2 caracteres)</translation>
    </message>
    <message>
        <source>as the model</source>
        <translation>como el modelo</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>value = stored × scale</source>
        <translation>valor = almacenado × escala</translation>
    </message>
    <message>
        <source>value = (stored − zero point) × scale</source>
        <translation>valor = (almacenado − punto cero) × escala</translation>
    </message>
    <message>
        <source>, scale %1</source>
        <translation>, escala %1</translation>
    </message>
    <message>
        <source>, one scale for each block of %1 along axis %2: %3 to %4</source>
        <translation>, una escala por cada bloque de %1 a lo largo del eje %2: %3 a %4</translation>
    </message>
    <message>
        <source>, one scale for each position of axis %1: %2 to %3</source>
        <translation>, una escala por cada posición del eje %1: %2 a %3</translation>
    </message>
    <message>
        <source>; zero points %1 to %2</source>
        <translation>; puntos cero %1 a %2</translation>
    </message>
    <message>
        <source>; zero point %1</source>
        <translation>; punto cero %1</translation>
    </message>
    <message>
        <source>Cancelled after %1. Nothing was kept.</source>
        <translation>Cancelado tras %1. No se conservó nada.</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>En cola</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En curso</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Cancelando…</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>Not delivered</source>
        <translation>No entregado</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallido</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelado</translation>
    </message>
    <message>
        <source>unclear</source>
        <translation>no concluyente</translation>
    </message>
    <message>
        <source>other data</source>
        <translation>otros datos</translation>
    </message>
    <message>
        <source> · slower</source>
        <translation> · más lenta</translation>
    </message>
    <message>
        <source>computed, exact</source>
        <translation>calculado, exacto</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>not measured for both</source>
        <translation>no se midió en ambas</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parámetros</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1 (%2 a %3)</translation>
    </message>
    <message>
        <source>not measured for both: labelled data (Ctrl+D) gives it</source>
        <translation>no se midió en ambas: con datos etiquetados (Ctrl+D) se obtiene</translation>
    </message>
    <message>
        <source> points</source>
        <translation> puntos</translation>
    </message>
    <message>
        <source>no interval: each was compared with the source, not with the other</source>
        <translation>sin intervalo: cada una se comparó con el original, no con la otra</translation>
    </message>
    <message>
        <source>%1 [%2 to %3]%4</source>
        <translation>%1 [%2 a %3]%4</translation>
    </message>
    <message>
        <source>paired difference on the same samples with its 95 % interval, p = %1</source>
        <translation>diferencia pareada con las mismas muestras y su intervalo del 95 %, p = %1</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitud</translation>
    </message>
    <message>
        <source>%1 %2 (%3 to %4)</source>
        <translation>%1 %2 (%3 a %4)</translation>
    </message>
    <message>
        <source>Latency, median</source>
        <translation>Latencia, mediana</translation>
    </message>
    <message>
        <source>taken in different runs: compare the row below</source>
        <translation>tomadas en ejecuciones distintas: compare la fila de abajo</translation>
    </message>
    <message>
        <source>%1x (%2 to %3)</source>
        <translation>%1x (%2 a %3)</translation>
    </message>
    <message>
        <source>not told apart</source>
        <translation>no se distinguen</translation>
    </message>
    <message>
        <source>Latency ÷ source, same run</source>
        <translation>Latencia ÷ original, misma ejecución</translation>
    </message>
    <message>
        <source>measured, each interleaved with the source</source>
        <translation>medida, cada una intercalada con el original</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>Pico de memoria</translation>
    </message>
    <message>
        <source>measured, of a fresh process each</source>
        <translation>medido, cada una en un proceso nuevo</translation>
    </message>
    <message>
        <source>%1, cosine %2</source>
        <translation>%1, coseno %2</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>iguales</translation>
    </message>
    <message>
        <source>Closeness to the source</source>
        <translation>Cercanía al original</translation>
    </message>
    <message>
        <source>source</source>
        <translation>original</translation>
    </message>
    <message>
        <source>each against the source</source>
        <translation>cada una frente al original</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Veredicto</translation>
    </message>
    <message>
        <source>not told apart: %1</source>
        <translation>no se distinguen: %1</translation>
    </message>
</context>
<context>
    <name>Recipe</name>
    <message>
        <source>After %1 there are no float weights left to work on.</source>
        <translation>Después de %1 no quedan pesos en float con los que trabajar.</translation>
    </message>
    <message>
        <source>every layer</source>
        <translation>todas las capas</translation>
    </message>
    <message>
        <source>, but %1</source>
        <translation>, salvo %1</translation>
    </message>
    <message>
        <source>known after Run</source>
        <translation>se sabrá al ejecutar</translation>
    </message>
    <message>
        <source>%1 MACs</source>
        <translation>%1 MACs</translation>
    </message>
    <message>
        <source>no change</source>
        <translation>sin cambios</translation>
    </message>
    <message>
        <source> est.</source>
        <translation> est.</translation>
    </message>
    <message>
        <source>This machine: %1</source>
        <translation>Este equipo: %1</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>Este equipo</translation>
    </message>
</context>
<context>
    <name>SceneModelWords</name>
    <message>
        <source>Weights stored as %1, unpacked to %2 when the model is loaded</source>
        <translation>Pesos guardados como %1, desempaquetados a %2 al cargar el modelo</translation>
    </message>
</context>
<context>
    <name>SceneWords</name>
    <message>
        <source> · best</source>
        <translation> · la mejor</translation>
    </message>
    <message>
        <source>recipe: %1 %2</source>
        <translation>receta: %1 %2</translation>
    </message>
    <message>
        <source>better</source>
        <translation>mejor</translation>
    </message>
</context>
<context>
    <name>ShortcutWords</name>
    <message>
        <source>%1 is used in the graph and in tables.</source>
        <translation>%1 se usa en el grafo y en las tablas.</translation>
    </message>
    <message>
        <source>%1 is the key of %2; take it away there first.</source>
        <translation>%1 es la tecla de %2; quítela primero de ahí.</translation>
    </message>
    <message>
        <source>Find an action or its keys</source>
        <translation>Buscar una acción o sus teclas</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Acción</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Atajos</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>Teclas nuevas</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>Sin teclas</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>Como estaba</translation>
    </message>
    <message>
        <source>Press the new keys</source>
        <translation>Pulse las teclas nuevas</translation>
    </message>
    <message>
        <source>changed; it was %1</source>
        <translation>cambiado; antes era %1</translation>
    </message>
    <message>
        <source>Choose an action first.</source>
        <translation>Elija primero una acción.</translation>
    </message>
</context>
<context>
    <name>TradeOffWords</name>
    <message>
        <source>kept</source>
        <translation>se mantiene</translation>
    </message>
    <message>
        <source>loss within guard</source>
        <translation>pérdida dentro de la tolerancia</translation>
    </message>
    <message>
        <source>unclear: more samples would tell</source>
        <translation>no concluyente: más muestras lo aclararían</translation>
    </message>
    <message>
        <source>past guard</source>
        <translation>fuera de tolerancia</translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>colapsada</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>sin medir</translation>
    </message>
    <message>
        <source>source</source>
        <translation>original</translation>
    </message>
    <message>
        <source>quantized</source>
        <translation>cuantizada</translation>
    </message>
    <message>
        <source>pruned</source>
        <translation>podada</translation>
    </message>
    <message>
        <source>both</source>
        <translation>ambas cosas</translation>
    </message>
    <message>
        <source>other</source>
        <translation>otra</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Latency ÷ source</source>
        <translation>Latencia ÷ original</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latencia</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>guard: at most %1 below source</source>
        <translation>tolerancia: como máximo %1 por debajo del original</translation>
    </message>
    <message>
        <source>guard: at most %1 above source</source>
        <translation>tolerancia: como máximo %1 por encima del original</translation>
    </message>
    <message>
        <source>%1 point</source>
        <translation>%1 punto</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 puntos</translation>
    </message>
</context>
<context>
    <name>TrainingCurve</name>
    <message>
        <source>step %1 of %2, epoch %3 of %4</source>
        <translation>paso %1 de %2, época %3 de %4</translation>
    </message>
    <message>
        <source>training loss %1</source>
        <translation>pérdida de entrenamiento %1</translation>
    </message>
    <message>
        <source>held-out loss %1</source>
        <translation>pérdida de validación %1</translation>
    </message>
    <message>
        <source>held-out %1 %2</source>
        <translation>validación: %1 %2</translation>
    </message>
    <message>
        <source>learning rate %1</source>
        <translation>tasa de aprendizaje %1</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>%1 hasta ahora</translation>
    </message>
    <message>
        <source>best: as it came</source>
        <translation>mejor: tal como llegó</translation>
    </message>
    <message>
        <source>best: %1 at step %2</source>
        <translation>mejor: %1 en el paso %2</translation>
    </message>
    <message>
        <source>best: step %1</source>
        <translation>mejor: paso %1</translation>
    </message>
    <message>
        <source>stopped by hand at step %1 of %2</source>
        <translation>detenido a mano en el paso %1 de %2</translation>
    </message>
    <message>
        <source>ended early at step %1 of %2</source>
        <translation>terminado antes de tiempo en el paso %1 de %2</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>quedan %1</translation>
    </message>
    <message>
        <source>step	epoch	training loss	held-out loss	held-out score	learning rate	seconds
</source>
        <translation>paso	época	pérdida de entrenamiento	pérdida de validación	puntuación de validación	tasa de aprendizaje	segundos
</translation>
    </message>
</context>
<context>
    <name>Treatment</name>
    <message>
        <source>As recipe</source>
        <translation>Según la receta</translation>
    </message>
    <message>
        <source>Leave alone</source>
        <translation>No tocar</translation>
    </message>
    <message>
        <source>%1 % zeros</source>
        <translation>%1 % de ceros</translation>
    </message>
</context>
<context>
    <name>pare::BatchDialog</name>
    <message>
        <source>Move &amp;up</source>
        <translation>&amp;Subir</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>&amp;Bajar</translation>
    </message>
    <message>
        <source>Batch of presets</source>
        <translation>Lote de preajustes</translation>
    </message>
    <message>
        <source>measured on %1</source>
        <translation>miden con %1</translation>
    </message>
    <message>
        <source>calibrated on %1</source>
        <translation>calibran con %1</translation>
    </message>
    <message>
        <source>Each is run on the source and measured against it, from the top down; the points appear as they come. %1</source>
        <translation>Cada uno se ejecuta sobre el original y se mide frente a él, de arriba abajo; los puntos aparecen según llegan. %1</translation>
    </message>
    <message>
        <source>There is no data (Ctrl+D): size and latency only.</source>
        <translation>No hay datos (Ctrl+D): solo tamaño y latencia.</translation>
    </message>
    <message>
        <source>They are %1.</source>
        <translation>Se %1.</translation>
    </message>
    <message>
        <source> and </source>
        <translation> y </translation>
    </message>
    <message>
        <source> %1 as the recipe says.</source>
        <translation> %1, como dice la receta.</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Preajuste</translation>
    </message>
    <message>
        <source>Variations</source>
        <translation>Variaciones</translation>
    </message>
    <message>
        <source>When to use it</source>
        <translation>Cuándo usarlo</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Preajustes</translation>
    </message>
    <message>
        <source>Run presets</source>
        <translation>Ejecutar preajustes</translation>
    </message>
    <message>
        <source>Already measured. </source>
        <translation>Ya medido. </translation>
    </message>
    <message>
        <source>Percent of the channels to remove; several give a run each: 20, 30, 40</source>
        <translation>Porcentaje de los canales que se elimina; varios dan una ejecución cada uno: 20, 30, 40</translation>
    </message>
    <message>
        <source>%1: percent of the channels</source>
        <translation>%1: porcentaje de los canales</translation>
    </message>
    <message>
        <source>each in turn</source>
        <translation>uno tras otro</translation>
    </message>
    <message>
        <source>How static quantization takes its ranges from the calibration data</source>
        <translation>Cómo toma la cuantización estática sus rangos de los datos de calibración</translation>
    </message>
    <message>
        <source>%1: calibrator</source>
        <translation>%1: calibrador</translation>
    </message>
    <message>
        <source>%1: give percentages from 1 to 95, such as 20, 30, 40.</source>
        <translation>%1: indique porcentajes de 1 a 95, como 20, 30, 40.</translation>
    </message>
    <message>
        <source>Tick at least one preset.</source>
        <translation>Marque al menos un preajuste.</translation>
    </message>
    <message>
        <source>%1, %2 to make and measure</source>
        <translation>%1, %2 por hacer y medir</translation>
    </message>
    <message>
        <source>, about %1 (est.)</source>
        <translation>, unos %1 (est.)</translation>
    </message>
    <message>
        <source>; the source is measured first</source>
        <translation>; primero se mide el original</translation>
    </message>
</context>
<context>
    <name>pare::ChangesModel</name>
    <message>
        <source>Only one of the models has it, or it changes nothing from sample to sample</source>
        <translation>Solo uno de los modelos la tiene, o no cambia nada de una muestra a otra</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>Sin medir</translation>
    </message>
    <message>
        <source>Not compared: %1</source>
        <translation>Sin comparar: %1</translation>
    </message>
    <message>
        <source>Signal over noise of its output to the other model&apos;s: %1; measured</source>
        <translation>Señal sobre ruido de su salida respecto a la del otro modelo: %1; medida</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>iguales</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
    <message>
        <source>%1, in the second model %2</source>
        <translation>%1, en el segundo modelo %2</translation>
    </message>
    <message>
        <source>only in the second model</source>
        <translation>solo en el segundo modelo</translation>
    </message>
    <message>
        <source>only in the first model</source>
        <translation>solo en el primer modelo</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambio</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Capa</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operador</translation>
    </message>
    <message>
        <source>SQNR [dB]</source>
        <translation>SQNR [dB]</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Cosine of its output and the other model&apos;s: %1; measured</source>
        <translation>Coseno entre su salida y la del otro modelo: %1; medido</translation>
    </message>
    <message>
        <source>Mean difference of its output to the other model&apos;s, of the mean magnitude in the first: %1 %; measured</source>
        <translation>Diferencia media de su salida respecto a la del otro modelo, sobre la magnitud media en el primero: %1 %; medida</translation>
    </message>
    <message>
        <source>Largest difference of one number of its output to the other model&apos;s: %1; measured</source>
        <translation>Mayor diferencia de un número de su salida respecto a la del otro modelo: %1; medida</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Coseno</translation>
    </message>
    <message>
        <source>Mean error [%]</source>
        <translation>Error medio [%]</translation>
    </message>
    <message>
        <source>Largest error</source>
        <translation>Error máximo</translation>
    </message>
</context>
<context>
    <name>pare::ChangesPanel</name>
    <message>
        <source>Measure error</source>
        <translation>Medir error</translation>
    </message>
    <message>
        <source>What differs between two models</source>
        <translation>Qué difiere entre dos modelos</translation>
    </message>
    <message>
        <source>Kind of change</source>
        <translation>Tipo de cambio</translation>
    </message>
    <message>
        <source>Only changes of this kind</source>
        <translation>Solo los cambios de este tipo</translation>
    </message>
    <message>
        <source>Previous change (Shift+F8)</source>
        <translation>Cambio anterior (Shift+F8)</translation>
    </message>
    <message>
        <source>Next change (F8)</source>
        <translation>Cambio siguiente (F8)</translation>
    </message>
    <message>
        <source>%1 → %2: %3 changed, %4 added, %5 removed, %6 unchanged</source>
        <translation>%1 → %2: %3 cambiadas, %4 añadidas, %5 eliminadas, %6 sin cambios</translation>
    </message>
    <message>
        <source>No layer differs.</source>
        <translation>No difiere ninguna capa.</translation>
    </message>
    <message>
        <source>Comparing %1 and %2…</source>
        <translation>Comparando %1 y %2…</translation>
    </message>
    <message>
        <source>Runs both models on the same %1 samples: how far each layer&apos;s output is apart</source>
        <translation>Ejecuta ambos modelos con las mismas %1 muestras: cuánto se aparta la salida de cada capa</translation>
    </message>
    <message>
        <source>All changes</source>
        <translation>Todos los cambios</translation>
    </message>
    <message>
        <source>Relative tolerance</source>
        <translation>Tolerancia relativa</translation>
    </message>
    <message>
        <source>Weights count as unchanged where no number differs by more than this share of the largest magnitude in the first model&apos;s tensor, and by the tolerance beside</source>
        <translation>Los pesos se consideran sin cambios si ningún número difiere en más de esta parte de la mayor magnitud del tensor del primer modelo, más la tolerancia de al lado</translation>
    </message>
    <message>
        <source>Absolute tolerance</source>
        <translation>Tolerancia absoluta</translation>
    </message>
    <message>
        <source>Weights count as unchanged where no number differs by more than this, and by the share beside</source>
        <translation>Los pesos se consideran sin cambios si ningún número difiere en más de esto, más la parte de al lado</translation>
    </message>
    <message>
        <source>Weights within %1 of the largest magnitude plus %2 count as unchanged.</source>
        <translation>Los pesos que difieren como mucho en %1 de la mayor magnitud más %2 se consideran sin cambios.</translation>
    </message>
    <message>
        <source>Weights count as unchanged where no number differs by more than both of these together:</source>
        <translation>Los pesos cuentan como iguales donde ningún número difiere en más que ambos juntos:</translation>
    </message>
    <message>
        <source>&amp;Share of the tensor&apos;s largest magnitude</source>
        <translation>&amp;Parte de la mayor magnitud del tensor</translation>
    </message>
    <message>
        <source>&amp;Absolute</source>
        <translation>&amp;Absoluto</translation>
    </message>
    <message>
        <source>Weights: exact</source>
        <translation>Pesos: exactos</translation>
    </message>
    <message>
        <source>Weights: within %1 of the largest</source>
        <translation>Pesos: hasta %1 del mayor</translation>
    </message>
    <message>
        <source>Weights: within %1</source>
        <translation>Pesos: hasta %1</translation>
    </message>
    <message>
        <source>Weights: within %1 of the largest + %2</source>
        <translation>Pesos: hasta %1 del mayor + %2</translation>
    </message>
    <message>
        <source>From which difference on weights count as changed</source>
        <translation>A partir de qué diferencia los pesos cuentan como cambiados</translation>
    </message>
    <message>
        <source>; 1 node that only makes weights is not counted</source>
        <translation>; no se cuenta 1 nodo que solo produce pesos</translation>
    </message>
    <message>
        <source>; %1 nodes that only make weights are not counted</source>
        <translation>; no se cuentan %1 nodos que solo producen pesos</translation>
    </message>
    <message>
        <source>Nothing is compared. Show a variant, choose File &gt; Compare with another model, or drop two models on the window.</source>
        <translation>No se compara nada. Muestre una variante, elija Archivo &gt; Comparar con otro modelo o suelte dos modelos en la ventana.</translation>
    </message>
</context>
<context>
    <name>pare::ChannelsControl</name>
    <message>
        <source>Channels to remove</source>
        <translation>Canales que se eliminan</translation>
    </message>
    <message>
        <source>Channels to remove: a share such as 30 %, or how many are kept, such as 44</source>
        <translation>Canales que se eliminan: una proporción, como 30 %, o cuántos se conservan, como 44</translation>
    </message>
    <message>
        <source>all %1 stay: the next count below is %2</source>
        <translation>se conservan los %1: el siguiente número menor es %2</translation>
    </message>
    <message>
        <source>%1 → %2 channels</source>
        <translation>%1 → %2 canales</translation>
    </message>
    <message>
        <source>%1 go</source>
        <translation>se elimina el %1</translation>
    </message>
    <message>
        <source>%1 to %2 go, as counts allow</source>
        <translation>se elimina del %1 al %2, según los números posibles</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>Mixto</translation>
    </message>
</context>
<context>
    <name>pare::ComparePanel</name>
    <message>
        <source>Swap</source>
        <translation>Intercambiar</translation>
    </message>
    <message>
        <source>A and B</source>
        <translation>A y B</translation>
    </message>
    <message>
        <source>All variants</source>
        <translation>Todas las variantes</translation>
    </message>
    <message>
        <source>Every variant as a line across all measures; up is better. Drag along an axis to set the least that a variant must hold.</source>
        <translation>Cada variante como una línea a través de todas las medidas; arriba es mejor. Arrastre a lo largo de un eje para fijar lo mínimo que debe cumplir una variante.</translation>
    </message>
    <message>
        <source>Swap A and B (X)</source>
        <translation>Intercambiar A y B (X)</translation>
    </message>
    <message>
        <source>Which is better, and why</source>
        <translation>Cuál es mejor, y por qué</translation>
    </message>
    <message>
        <source>Measures of A and B</source>
        <translation>Medidas de A y B</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Capa</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>Pasada</translation>
    </message>
    <message>
        <source>What changed in B against the source</source>
        <translation>Qué cambió en B frente al original</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Qué cambió</translation>
    </message>
    <message>
        <source>Samples that differ</source>
        <translation>Muestras que difieren</translation>
    </message>
    <message>
        <source>Nothing to compare yet: run a recipe or a preset, and compare what it makes with the source.</source>
        <translation>Aún no hay nada que comparar: ejecute una receta o un preajuste y compare lo que resulte con el original.</translation>
    </message>
    <message>
        <source>Choose a second variant to compare with %1: here, with B on a row of Variants, or with Ctrl+click on a point of the chart.</source>
        <translation>Elija una segunda variante para compararla con %1: aquí, con B en una fila de Variantes o con Ctrl+clic en un punto del gráfico.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>the source</source>
        <translation>el original</translation>
    </message>
    <message>
        <source>A %1 and B %2</source>
        <translation>A %1 y B %2</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Medida</translation>
    </message>
    <message>
        <source>B against A</source>
        <translation>B frente a A</translation>
    </message>
    <message>
        <source>B is the source: swap A and B to see what changed.</source>
        <translation>B es el original: intercambie A y B para ver qué cambió.</translation>
    </message>
    <message>
        <source>No layer was changed.</source>
        <translation>No se cambió ninguna capa.</translation>
    </message>
    <message>
        <source>Where A and B disagree, the largest disagreement first, with both outputs</source>
        <translation>Dónde difieren A y B, la mayor discrepancia primero, con ambas salidas</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Comparación</translation>
    </message>
</context>
<context>
    <name>pare::DataDialog</name>
    <message>
        <source>Data to evaluate</source>
        <translation>Datos para evaluar</translation>
    </message>
    <message>
        <source>Data to calibrate</source>
        <translation>Datos para calibrar</translation>
    </message>
    <message>
        <source>Data to train</source>
        <translation>Datos para entrenar</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>%1 expects %2.</source>
        <translation>%1 espera %2.</translation>
    </message>
    <message>
        <source>Data is .npz with arrays of these names and labels, a folder of pictures with one folder a class, .csv, an IDX pair, or an ONNX test_data_set folder. A file or folder can be dropped here.</source>
        <translation>Los datos son .npz con arrays de estos nombres y etiquetas, una carpeta de imágenes con una carpeta por clase, .csv, un par IDX o una carpeta test_data_set de ONNX. Puede soltar aquí un archivo o una carpeta.</translation>
    </message>
    <message>
        <source>&amp;Evaluate: accuracy is measured on it</source>
        <translation>&amp;Evaluar: con ellos se mide la exactitud</translation>
    </message>
    <message>
        <source>&amp;Calibrate: static INT8 takes its ranges from it</source>
        <translation>&amp;Calibrar: INT8 estático toma de ellos sus rangos</translation>
    </message>
    <message>
        <source>Samples set apart from the evaluation data</source>
        <translation>Muestras apartadas de los datos de evaluación</translation>
    </message>
    <message>
        <source>Other data</source>
        <translation>Otros datos</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source> samples</source>
        <translation> muestras</translation>
    </message>
    <message>
        <source>Samples set apart to calibrate</source>
        <translation>Muestras apartadas para calibrar</translation>
    </message>
    <message>
        <source>&amp;Train: fine-tune, distill and train-quantized learn from it</source>
        <translation>En&amp;trenar: de ellos aprenden fine-tune, distill y train-quantized</translation>
    </message>
    <message>
        <source>First samples</source>
        <translation>Primeras muestras</translation>
    </message>
    <message>
        <source>Use data</source>
        <translation>Usar datos</translation>
    </message>
    <message>
        <source>Without data, size and latency are measured; accuracy is not.</source>
        <translation>Sin datos se miden el tamaño y la latencia; la exactitud, no.</translation>
    </message>
    <message>
        <source>First samples, as the model gets them</source>
        <translation>Primeras muestras, tal como las recibe el modelo</translation>
    </message>
    <message>
        <source>There is no evaluation data to set samples apart from.</source>
        <translation>No hay datos de evaluación de los que apartar muestras.</translation>
    </message>
    <message>
        <source>%1 to calibrate, the other %2 to evaluate: no sample does both.</source>
        <translation>%1 para calibrar y las otras %2 para evaluar: ninguna muestra hace ambas cosas.</translation>
    </message>
    <message>
        <source>Presets then calibrate on a part of the evaluation data that they do not report on; a recipe calibrates on what it is measured on, and says so.</source>
        <translation>Entonces los preajustes calibran con una parte de los datos de evaluación que no entra en sus resultados; una receta calibra con los mismos datos con los que se mide, y lo indica.</translation>
    </message>
    <message>
        <source>Static INT8 needs calibration data.</source>
        <translation>INT8 estático necesita datos de calibración.</translation>
    </message>
    <message>
        <source>Give a file or folder.</source>
        <translation>Indique un archivo o una carpeta.</translation>
    </message>
    <message>
        <source>Use data: what is given cannot be read yet, see under its field.</source>
        <translation>Usar datos: lo indicado aún no se puede leer; vea debajo de su campo.</translation>
    </message>
    <message>
        <source>: accuracy would look better than it is.</source>
        <translation>: la exactitud parecería mejor de lo que es.</translation>
    </message>
</context>
<context>
    <name>pare::DataField</name>
    <message>
        <source>Shorter side</source>
        <translation>Lado menor</translation>
    </message>
    <message>
        <source>Crop, height</source>
        <translation>Recorte, alto</translation>
    </message>
    <message>
        <source>Crop, width</source>
        <translation>Recorte, ancho</translation>
    </message>
    <message>
        <source>File or folder; empty: none</source>
        <translation>Archivo o carpeta; vacío: ninguno</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>Archivo…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Carpeta…</translation>
    </message>
    <message>
        <source>How it is read</source>
        <translation>Cómo se lee</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>lo habitual</translation>
    </message>
    <message>
        <source>as the model</source>
        <translation>como el modelo</translation>
    </message>
    <message>
        <source>none, or 0.485, 0.456, 0.406</source>
        <translation>ninguna, o 0.485, 0.456, 0.406</translation>
    </message>
    <message>
        <source>none, or 0.229, 0.224, 0.225</source>
        <translation>ninguna, o 0.229, 0.224, 0.225</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Recorte</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Media</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>Desviación</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Canales</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Disposición</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>En texto</translation>
    </message>
    <message>
        <source>found out; or images,size=256,crop=224,mean=0.485:0.456:0.406</source>
        <translation>se averigua; o images,size=256,crop=224,mean=0.485:0.456:0.406</translation>
    </message>
    <message>
        <source>%1: how it is read</source>
        <translation>%1: cómo se lee</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Carpeta de datos</translation>
    </message>
    <message>
        <source>Data file</source>
        <translation>Archivo de datos</translation>
    </message>
    <message>
        <source>Looking at it…</source>
        <translation>Examinándolo…</translation>
    </message>
    <message>
        <source>Label column</source>
        <translation>Columna de etiquetas</translation>
    </message>
    <message>
        <source>Labels&apos; file</source>
        <translation>Archivo de etiquetas</translation>
    </message>
    <message>
        <source>Labels&apos; array</source>
        <translation>Array de etiquetas</translation>
    </message>
    <message>
        <source>the last, or the one that is named so; none: without labels</source>
        <translation>la última, o la que se llama así; none: sin etiquetas</translation>
    </message>
    <message>
        <source>found out; none: without labels</source>
        <translation>se averigua; none: sin etiquetas</translation>
    </message>
</context>
<context>
    <name>pare::Difference</name>
    <message>
        <source>No model is open.</source>
        <translation>No hay ningún modelo abierto.</translation>
    </message>
    <message>
        <source>Show a variant first, or compare with another model.</source>
        <translation>Muestre primero una variante o compare con otro modelo.</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 y %2</translation>
    </message>
    <message>
        <source>Compare %1 and %2</source>
        <translation>Comparar %1 y %2</translation>
    </message>
    <message>
        <source>not compared: %1</source>
        <translation>sin comparar: %1</translation>
    </message>
    <message>
        <source>equal on %1, measured</source>
        <translation>iguales con %1, medido</translation>
    </message>
    <message>
        <source>SQNR %1 dB, cosine %2, largest difference %3, mean difference %4 of the mean magnitude; on %5, measured</source>
        <translation>SQNR %1 dB, coseno %2, diferencia máxima %3, diferencia media %4 de la magnitud media; con %5, medido</translation>
    </message>
    <message>
        <source>Nothing is compared.</source>
        <translation>No se compara nada.</translation>
    </message>
    <message>
        <source>Needs data (Ctrl+D): both models are run on the same samples.</source>
        <translation>Necesita datos (Ctrl+D): ambos modelos se ejecutan con las mismas muestras.</translation>
    </message>
    <message>
        <source>It is being measured.</source>
        <translation>Se está midiendo.</translation>
    </message>
    <message>
        <source>Compare layers of %1 and %2</source>
        <translation>Comparar capas de %1 y %2</translation>
    </message>
    <message>
        <source>Which pass did what is not told: %1.</source>
        <translation>No se sabe qué paso hizo qué: %1.</translation>
    </message>
</context>
<context>
    <name>pare::DifferencePage</name>
    <message>
        <source>Colour by</source>
        <translation>Colorear por</translation>
    </message>
    <message>
        <source>Comparing %1 and %2…</source>
        <translation>Comparando %1 y %2…</translation>
    </message>
    <message>
        <source>Nothing is compared.
Show a variant, or choose File &gt; Compare with another model.</source>
        <translation>No se compara nada.
Muestre una variante o elija Archivo &gt; Comparar con otro modelo.</translation>
    </message>
    <message>
        <source>One drawing</source>
        <translation>Un solo dibujo</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Lado a lado</translation>
    </message>
    <message>
        <source>Both models</source>
        <translation>Los dos modelos</translation>
    </message>
    <message>
        <source>Both models on one drawing, or each by itself, where one follows the other</source>
        <translation>Los dos modelos en un solo dibujo, o cada uno por separado, donde uno sigue al otro</translation>
    </message>
    <message>
        <source>Error between both (SQNR)</source>
        <translation>Error entre ambos (SQNR)</translation>
    </message>
    <message>
        <source>Kind of change</source>
        <translation>Tipo de cambio</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Error between both (cosine)</source>
        <translation>Error entre ambos (coseno)</translation>
    </message>
    <message>
        <source>Error between both (relative)</source>
        <translation>Error entre ambos (relativo)</translation>
    </message>
    <message>
        <source>Error between both (largest)</source>
        <translation>Error entre ambos (máximo)</translation>
    </message>
    <message>
        <source>The source is shown: nothing is compared.
Show what a variant changed in it, or choose File &gt; Compare with another model.</source>
        <translation>Se muestra el original: no se compara nada.
Muestre lo que una variante cambió en él o elija Archivo &gt; Comparar con otro modelo.</translation>
    </message>
    <message>
        <source>Changes of %1</source>
        <translation>Cambios de %1</translation>
    </message>
</context>
<context>
    <name>pare::DifferenceSides</name>
    <message>
        <source>First: %1</source>
        <translation>Primero: %1</translation>
    </message>
    <message>
        <source>Second: %1</source>
        <translation>Segundo: %1</translation>
    </message>
</context>
<context>
    <name>pare::Document</name>
    <message>
        <source>Recipe</source>
        <translation>Receta</translation>
    </message>
    <message>
        <source>change of the guard to %1</source>
        <translation>cambio de la tolerancia a %1</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renombrar</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorita</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Measure: no model is open.</source>
        <translation>Medir: no hay ningún modelo abierto.</translation>
    </message>
    <message>
        <source>Measure: the study is read-only; save it under another name first.</source>
        <translation>Medir: el estudio es de solo lectura; guárdelo antes con otro nombre.</translation>
    </message>
    <message>
        <source>Measure: the program pare-runner is not beside this one.</source>
        <translation>Medir: el programa pare-runner no está junto a este.</translation>
    </message>
    <message>
        <source>Run: no model is open.</source>
        <translation>Ejecutar: no hay ningún modelo abierto.</translation>
    </message>
    <message>
        <source>Run: INT8 static needs calibration data.</source>
        <translation>Ejecutar: INT8 estático necesita datos de calibración.</translation>
    </message>
    <message>
        <source>Run: %1 needs data to train on.</source>
        <translation>Ejecutar: %1 necesita datos con los que entrenar.</translation>
    </message>
    <message>
        <source>Run: the program pare-trainer is not beside this one; it is built where libtorch is installed.</source>
        <translation>Ejecutar: el programa pare-trainer no está junto a este; se compila donde está instalada libtorch.</translation>
    </message>
    <message>
        <source>Run: the recipe has no enabled step.</source>
        <translation>Ejecutar: la receta no tiene ningún paso activado.</translation>
    </message>
    <message>
        <source>%1: needs data to measure on.</source>
        <translation>%1: necesita datos con los que medir.</translation>
    </message>
    <message>
        <source>%1: needs calibration data.</source>
        <translation>%1: necesita datos de calibración.</translation>
    </message>
    <message>
        <source>%1: needs data to train on.</source>
        <translation>%1: necesita datos con los que entrenar.</translation>
    </message>
    <message>
        <source>%1: the program pare-trainer is not beside this one; it is built where libtorch is installed.</source>
        <translation>%1: el programa pare-trainer no está junto a este; se compila donde está instalada libtorch.</translation>
    </message>
    <message>
        <source>Measure the source</source>
        <translation>Medir el original</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>Hecho: %1</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>Formas</translation>
    </message>
    <message>
        <source>Recovery copy</source>
        <translation>Copia de recuperación</translation>
    </message>
    <message>
        <source> Training was stopped by hand after step %1 of %2.</source>
        <translation> El entrenamiento se detuvo a mano tras el paso %1 de %2.</translation>
    </message>
    <message>
        <source>Not delivered: %1</source>
        <translation>No entregado: %1</translation>
    </message>
    <message>
        <source>Run recipe: %1</source>
        <translation>Ejecutar receta: %1</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Preset: %1</source>
        <translation>Preajuste: %1</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>Exportar %1</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>Se escribió %1</translation>
    </message>
    <message>
        <source>Show variant</source>
        <translation>Mostrar variante</translation>
    </message>
    <message>
        <source>change of the target to %1</source>
        <translation>cambio del destino a %1</translation>
    </message>
    <message>
        <source>Measure: another window has this study open; save it under another name first.</source>
        <translation>Medir: otra ventana tiene abierto este estudio; guárdelo antes con otro nombre.</translation>
    </message>
</context>
<context>
    <name>pare::ErrorsModel</name>
    <message>
        <source>%1 steps of %2 from %3 to %4</source>
        <translation>%1 niveles de %2, de %3 a %4</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>iguales</translation>
    </message>
    <message>
        <source>Signal over noise of this layer&apos;s result against the same layer in float: %1. What the layers before it lose is in it; measured.</source>
        <translation>Señal sobre ruido del resultado de esta capa respecto a la misma capa en float: %1. Incluye lo que pierden las capas anteriores; medida.</translation>
    </message>
    <message>
        <source>Float in this variant: its result&apos;s %1 come from the layers before it; measured.</source>
        <translation>En float en esta variante: los %1 de su resultado vienen de las capas anteriores; medida.</translation>
    </message>
    <message>
        <source>Signal over noise of the model&apos;s outputs with this layer alone in static INT8: %1; with all but this layer: %2; measured</source>
        <translation>Señal sobre ruido de las salidas del modelo con solo esta capa en INT8 estático: %1; con todas menos esta capa: %2; medida</translation>
    </message>
    <message>
        <source>Signal over noise of the model&apos;s outputs with this layer alone in static INT8: %1, measured</source>
        <translation>Señal sobre ruido de las salidas del modelo con solo esta capa en INT8 estático: %1, medida</translation>
    </message>
    <message>
        <source>Measured together with its neighbours, of whose noise this is its share: %1. The time did not suffice for each alone.</source>
        <translation>Medida junto con sus vecinas, de cuyo ruido esta es su parte: %1. No hubo tiempo suficiente para cada una por separado.</translation>
    </message>
    <message>
        <source>Signal over noise of its weights, float against INT8: %1, computed</source>
        <translation>Señal sobre ruido de sus pesos, float frente a INT8: %1, calculada</translation>
    </message>
    <message>
        <source>Its weights are not stored as integers with scales</source>
        <translation>Sus pesos no están guardados como enteros con escalas</translation>
    </message>
    <message>
        <source>Three of the four bytes of each of its weights, computed; its scales are not counted</source>
        <translation>Tres de los cuatro bytes de cada uno de sus pesos, calculado; sus escalas no se cuentan</translation>
    </message>
    <message>
        <source>What its input is rounded to: %1</source>
        <translation>A qué se redondea su entrada: %1</translation>
    </message>
    <message>
        <source>Its input is not rounded by one scale</source>
        <translation>Su entrada no se redondea con una sola escala</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Capa</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operador</translation>
    </message>
    <message>
        <source>SQNR of result [dB]</source>
        <translation>SQNR del resultado [dB]</translation>
    </message>
    <message>
        <source>SQNR alone [dB]</source>
        <translation>SQNR sola [dB]</translation>
    </message>
    <message>
        <source>Weights [dB]</source>
        <translation>Pesos [dB]</translation>
    </message>
    <message>
        <source>Saves [kB]</source>
        <translation>Ahorra [kB]</translation>
    </message>
    <message>
        <source>Its input</source>
        <translation>Su entrada</translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation>Tratamiento</translation>
    </message>
    <message>
        <source>
Its weights: %1 less. Its time in one run: %2 in float, %3 in INT8, measured.</source>
        <translation>
Sus pesos: %1 menos. Su tiempo en una ejecución: %2 en float, %3 en INT8, medido.</translation>
    </message>
</context>
<context>
    <name>pare::ExportDialog</name>
    <message>
        <source>Verify: reopen, run and compare before the file takes its name</source>
        <translation>Verificar: reabrir, ejecutar y comparar antes de que el archivo tome su nombre</translation>
    </message>
    <message>
        <source>Write recipe, report and model card beside it</source>
        <translation>Escribir junto a él la receta, el informe y la ficha del modelo</translation>
    </message>
    <message>
        <source>Export model</source>
        <translation>Exportar modelo</translation>
    </message>
    <message>
        <source>&amp;Variant</source>
        <translation>&amp;Variante</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>One file</source>
        <translation>Un archivo</translation>
    </message>
    <message>
        <source>External data beside the model</source>
        <translation>Datos externos junto al modelo</translation>
    </message>
    <message>
        <source>&amp;Weights</source>
        <translation>&amp;Pesos</translation>
    </message>
    <message>
        <source>The version of ONNX&apos;s operators that the file uses. It can be raised for a runtime that asks for a newer one; it is never lowered.</source>
        <translation>La versión de los operadores de ONNX que usa el archivo. Se puede subir para un entorno de ejecución que pida una más reciente; nunca se baja.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>&amp;Opset</source>
        <translation>&amp;Opset</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>ONNX (*.onnx)</source>
        <translation>ONNX (*.onnx)</translation>
    </message>
    <message>
        <source>Keep (%1)</source>
        <translation>Conservar (%1)</translation>
    </message>
    <message>
        <source>Raise to %1</source>
        <translation>Subir a %1</translation>
    </message>
    <message>
        <source>Export: choose a variant.</source>
        <translation>Exportar: elija una variante.</translation>
    </message>
    <message>
        <source>The source is never overwritten; give another name.</source>
        <translation>El original nunca se sobrescribe; indique otro nombre.</translation>
    </message>
    <message>
        <source>%1 is there already and belongs to another model; give another name.</source>
        <translation>%1 ya existe y pertenece a otro modelo; indique otro nombre.</translation>
    </message>
    <message>
        <source>A model at another opset is always run and compared.</source>
        <translation>Un modelo con otro opset siempre se ejecuta y se compara.</translation>
    </message>
    <message>
        <source>It is run at opset %1 and compared with the variant before the file takes its name; where they differ, nothing is written.</source>
        <translation>Se ejecuta con el opset %1 y se compara con la variante antes de que el archivo tome su nombre; si difieren, no se escribe nada.</translation>
    </message>
    <message>
        <source>Above 2 GB weights must lie beside the model.</source>
        <translation>Por encima de 2 GB, los pesos deben ir junto al modelo.</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>unos %1</translation>
    </message>
    <message>
        <source>%1 (computed)</source>
        <translation>%1 (calculado)</translation>
    </message>
    <message>
        <source>There is not enough space: %1 are needed, %2 are free.</source>
        <translation>No hay espacio suficiente: se necesitan %1 y hay %2 libres.</translation>
    </message>
    <message>
        <source>Past the guard by %1. %2</source>
        <translation>Supera la tolerancia en %1. %2</translation>
    </message>
    <message>
        <source>Past the guard: %1</source>
        <translation>Supera la tolerancia: %1</translation>
    </message>
    <message>
        <source>Its accuracy was not measured.</source>
        <translation>Su exactitud no se midió.</translation>
    </message>
    <message>
        <source>Export anyway</source>
        <translation>Exportar de todos modos</translation>
    </message>
</context>
<context>
    <name>pare::FoldPane</name>
    <message>
        <source>Open the pane %1</source>
        <translation>Abrir el panel %1</translation>
    </message>
</context>
<context>
    <name>pare::GraphCanvas</name>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>A</translation>
    </message>
    <message>
        <source>&lt;br&gt;and %1 more</source>
        <translation>&lt;br&gt;y %1 más</translation>
    </message>
    <message>
        <source>&lt;b&gt;Goes to&lt;/b&gt;</source>
        <translation>&lt;b&gt;Va a&lt;/b&gt;</translation>
    </message>
    <message>
        <source>&lt;b&gt;Comes from&lt;/b&gt;</source>
        <translation>&lt;b&gt;Viene de&lt;/b&gt;</translation>
    </message>
    <message>
        <source>&lt;br&gt;Click to go there</source>
        <translation>&lt;br&gt;Clic para ir allí</translation>
    </message>
    <message>
        <source>&lt;br&gt;Click selects what is in it, double click closes it</source>
        <translation>&lt;br&gt;Un clic selecciona su contenido, un doble clic lo cierra</translation>
    </message>
    <message>
        <source>&lt;br&gt;Double click opens it</source>
        <translation>&lt;br&gt;Un doble clic lo abre</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Pesos</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precisión</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Grafo</translation>
    </message>
    <message>
        <source>No model is open</source>
        <translation>No hay ningún modelo abierto</translation>
    </message>
    <message>
        <source>1 layer</source>
        <translation>1 capa</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>%1 capas</translation>
    </message>
    <message>
        <source>, at %1, %2</source>
        <translation>, en %1, %2</translation>
    </message>
    <message>
        <source>, %1 selected</source>
        <translation>, selección: %1</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parámetros</translation>
    </message>
    <message>
        <source>%1, computed</source>
        <translation>%1, calculado</translation>
    </message>
</context>
<context>
    <name>pare::GraphPage</name>
    <message>
        <source>Select a closed group first: it has the sign ▸ before its name.</source>
        <translation>Seleccione primero un grupo cerrado: lleva el signo ▸ delante del nombre.</translation>
    </message>
    <message>
        <source>Select a layer inside of an open group first: the group around it is closed.</source>
        <translation>Seleccione primero una capa dentro de un grupo abierto: se cierra el grupo que la contiene.</translation>
    </message>
    <message>
        <source>Drawing every layer would need more memory than the limit in Preferences. Open groups one by one.</source>
        <translation>Dibujar todas las capas necesitaría más memoria que el límite de Preferencias. Abra los grupos de uno en uno.</translation>
    </message>
    <message>
        <source>Draw all</source>
        <translation>Dibujar todo</translation>
    </message>
    <message>
        <source>Draw anyway</source>
        <translation>Dibujar de todos modos</translation>
    </message>
    <message>
        <source>Select a part</source>
        <translation>Seleccionar una parte</translation>
    </message>
    <message>
        <source>Draws the selected layers and what is near them, %1 at most</source>
        <translation>Dibuja las capas seleccionadas y lo que está cerca de ellas, %1 como máximo</translation>
    </message>
    <message>
        <source>Select layers in the table: they are drawn with what is near them.</source>
        <translation>Seleccione capas en la tabla: se dibujan con lo que está cerca de ellas.</translation>
    </message>
    <message>
        <source>%1: the graph follows.</source>
        <translation>%1: el grafo aparecerá enseguida.</translation>
    </message>
    <message>
        <source>%1 of %2: %3.</source>
        <translation>%1 de %2: %3.</translation>
    </message>
    <message>
        <source>the first. Select layers in the table to see others</source>
        <translation>las primeras. Seleccione capas en la tabla para ver otras</translation>
    </message>
    <message>
        <source>the selection and what is near it</source>
        <translation>la selección y lo que está cerca de ella</translation>
    </message>
    <message>
        <source>Drawing %1…</source>
        <translation>Dibujando %1…</translation>
    </message>
    <message>
        <source>Drawing %1 needs about %2; the limit is %3. The table has every layer.</source>
        <translation>Dibujar %1 necesita unos %2; el límite es %3. La tabla tiene todas las capas.</translation>
    </message>
</context>
<context>
    <name>pare::HeatMap</name>
    <message>
        <source>Values as a picture</source>
        <translation>Valores como imagen</translation>
    </message>
</context>
<context>
    <name>pare::HistogramView</name>
    <message>
        <source>No values</source>
        <translation>Sin valores</translation>
    </message>
    <message>
        <source>Histogram of values</source>
        <translation>Histograma de valores</translation>
    </message>
    <message>
        <source>mean %1</source>
        <translation>media %1</translation>
    </message>
    <message>
        <source>deviation %1</source>
        <translation>desviación %1</translation>
    </message>
    <message>
        <source>%1 % zeros</source>
        <translation>%1 % de ceros</translation>
    </message>
    <message>
        <source>%1 to %2: %3</source>
        <translation>%1 a %2: %3</translation>
    </message>
    <message>
        <source> (%1: %2)</source>
        <translation> (%1: %2)</translation>
    </message>
    <message>
        <source>before</source>
        <translation>antes</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>pare::InspectorPanel</name>
    <message>
        <source>Output</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parámetros</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Pesos</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>Activaciones</translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation>Tratamiento</translation>
    </message>
    <message>
        <source>as the recipe says for every layer</source>
        <translation>como dice la receta para todas las capas</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Cambio</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Rechazo</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Advertencia</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Consejo</translation>
    </message>
    <message>
        <source>Makes</source>
        <translation>Produce</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>Lee</translation>
    </message>
    <message>
        <source>Passes on</source>
        <translation>Transmite</translation>
    </message>
    <message>
        <source>%1, shrinks with %2</source>
        <translation>%1, se reduce con %2</translation>
    </message>
    <message>
        <source>%1, cannot shrink: %2</source>
        <translation>%1, no se puede reducir: %2</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>Histogram of what the layer reads</source>
        <translation>Histograma de lo que lee la capa</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>%1 capas</translation>
    </message>
    <message>
        <source>Sums of the selection, computed</source>
        <translation>Sumas de la selección, calculadas</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Añadida</translation>
    </message>
    <message>
        <source>only %1 has it</source>
        <translation>solo %1 la tiene</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Eliminada</translation>
    </message>
    <message>
        <source>Its name there</source>
        <translation>Su nombre allí</translation>
    </message>
    <message>
        <source>nothing of its own</source>
        <translation>nada propio</translation>
    </message>
    <message>
        <source>Open a model to see its layers.</source>
        <translation>Abra un modelo para ver sus capas.</translation>
    </message>
    <message>
        <source>Removed by %1: %2</source>
        <translation>Eliminada por %1: %2</translation>
    </message>
    <message>
        <source>Merged into %1 by %2</source>
        <translation>Fusionada en %1 por %2</translation>
    </message>
    <message>
        <source>Not in this variant</source>
        <translation>No está en esta variante</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Capas</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>se desconoce</translation>
    </message>
    <message>
        <source>%1 a sample, computed</source>
        <translation>%1 por muestra, calculado</translation>
    </message>
    <message>
        <source>; of %1 a size is not known</source>
        <translation>; de %1 se desconoce un tamaño</translation>
    </message>
    <message>
        <source> at their peak, computed</source>
        <translation> en su pico, calculado</translation>
    </message>
    <message>
        <source>Can shrink</source>
        <translation>Reducible</translation>
    </message>
    <message>
        <source> of the parameters, by channels</source>
        <translation> de los parámetros, por canales</translation>
    </message>
    <message>
        <source>Opset</source>
        <translation>Opset</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Creado por</translation>
    </message>
    <message>
        <source>Inputs and outputs</source>
        <translation>Entradas y salidas</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Veredicto</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Declined (%1)</source>
        <translation>Rechazos (%1)</translation>
    </message>
    <message>
        <source>SQNR of its result %1 against float, with what comes before; measured, %2</source>
        <translation>SQNR de su resultado %1 frente a float, con lo que viene de antes; medido, %2</translation>
    </message>
    <message>
        <source>float here; %1 come from the layers before; measured, %2</source>
        <translation>aquí en float; %1 vienen de las capas anteriores; medido, %2</translation>
    </message>
    <message>
        <source>SQNR of the outputs %1 with it alone in INT8; measured, %2</source>
        <translation>SQNR de las salidas %1 con solo esta en INT8; medido, %2</translation>
    </message>
    <message>
        <source> · %1 with all others in INT8 and this in float</source>
        <translation> · %1 con todas las demás en INT8 y esta en float</translation>
    </message>
    <message>
        <source> ◷ other data</source>
        <translation> ◷ otros datos</translation>
    </message>
    <message>
        <source>INT8 error</source>
        <translation>Error INT8</translation>
    </message>
    <message>
        <source>input, in float · %1</source>
        <translation>entrada, en float · %1</translation>
    </message>
    <message>
        <source>Its input is not rounded by one scale.</source>
        <translation>Su entrada no se redondea con una sola escala.</translation>
    </message>
    <message>
        <source>Its input stays float.</source>
        <translation>Su entrada sigue en float.</translation>
    </message>
    <message>
        <source>Rounded to %1; %2.</source>
        <translation>Redondeada a %1; %2.</translation>
    </message>
    <message>
        <source>%1 of the values are cut off</source>
        <translation>se recorta el %1 de los valores</translation>
    </message>
    <message>
        <source>nothing is cut off</source>
        <translation>no se recorta nada</translation>
    </message>
    <message>
        <source> Only %1 of the steps are used.</source>
        <translation> Solo se usa el %1 de los niveles.</translation>
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
        <translation>pesos · %1 valores · barras INT8, línea float</translation>
    </message>
    <message>
        <source>SQNR of the weights %1, computed.</source>
        <translation>SQNR de los pesos %1, calculado.</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Por</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>%1, the sum of what was measured</source>
        <translation>%1, suma de lo medido</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>no medido</translation>
    </message>
    <message>
        <source>being measured</source>
        <translation>midiéndose</translation>
    </message>
    <message>
        <source>measure again</source>
        <translation>medir de nuevo</translation>
    </message>
    <message>
        <source>measure</source>
        <translation>medir</translation>
    </message>
    <message>
        <source>shapes are being read</source>
        <translation>se están leyendo las formas</translation>
    </message>
    <message>
        <source>%1 a sample, computed with the sizes of the data</source>
        <translation>%1 por muestra, calculado con los tamaños de los datos</translation>
    </message>
</context>
<context>
    <name>pare::JobDelegate</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>pare::JobList</name>
    <message>
        <source>Jobs</source>
        <translation>Tareas</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>Cancelled before it started.</source>
        <translation>Cancelada antes de empezar.</translation>
    </message>
    <message>
        <source>This job trains nothing.</source>
        <translation>Esta tarea no entrena nada.</translation>
    </message>
    <message>
        <source>This job is over.</source>
        <translation>Esta tarea ha terminado.</translation>
    </message>
    <message>
        <source>This job is being cancelled.</source>
        <translation>Esta tarea se está cancelando.</translation>
    </message>
    <message>
        <source>No training runs in this job now.</source>
        <translation>Ahora no hay ningún entrenamiento en esta tarea.</translation>
    </message>
    <message>
        <source>Its training is about to stop.</source>
        <translation>Su entrenamiento está a punto de detenerse.</translation>
    </message>
    <message>
        <source>The training was stopped by hand; the job goes on with the best weights so far.</source>
        <translation>El entrenamiento se detuvo a mano; la tarea continúa con los mejores pesos hasta ahora.</translation>
    </message>
    <message>
        <source>Jobs %1</source>
        <translation>Tareas %1</translation>
    </message>
    <message>
        <source>Jobs %1 ▸ %2 %</source>
        <translation>Tareas %1 ▸ %2 %</translation>
    </message>
    <message>
        <source>%1 · %L2 of %L3</source>
        <translation>%1 · %L2 de %L3</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Told once some steps are done</source>
        <translation>Se indica cuando se han dado algunos pasos</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation>Cancelar %1</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation>Transcurrido</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Restante</translation>
    </message>
    <message>
        <source>Jobs %1 ▸ %2</source>
        <translation>Tareas %1 ▸ %2</translation>
    </message>
    <message>
        <source>Only a job that waits has a place in the queue.</source>
        <translation>Solo una tarea en espera tiene un lugar en la cola.</translation>
    </message>
    <message>
        <source>It is the next one already.</source>
        <translation>Ya es la siguiente.</translation>
    </message>
    <message>
        <source>It is the last one already.</source>
        <translation>Ya es la última.</translation>
    </message>
    <message>
        <source>over the estimate</source>
        <translation>más de lo estimado</translation>
    </message>
    <message>
        <source>Estimated before it started: about %1 for all of it</source>
        <translation>Estimado antes de empezar: unos %1 en total</translation>
    </message>
</context>
<context>
    <name>pare::JobsPanel</name>
    <message>
        <source>Jobs</source>
        <translation>Tareas</translation>
    </message>
    <message>
        <source>The log of the selected job</source>
        <translation>El registro de la tarea seleccionada</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Stop, keep the best</source>
        <translation>Detener y conservar lo mejor</translation>
    </message>
    <message>
        <source>Ends the training now; the job goes on with the best weights so far</source>
        <translation>Termina ahora el entrenamiento; la tarea continúa con los mejores pesos hasta ahora</translation>
    </message>
    <message>
        <source>Stop the training and keep the best weights</source>
        <translation>Detener el entrenamiento y conservar los mejores pesos</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation>Quitar terminadas</translation>
    </message>
    <message>
        <source>Puts the same work at the end of the queue again</source>
        <translation>Pone de nuevo el mismo trabajo al final de la cola</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Goes on with the training</source>
        <translation>Continúa con el entrenamiento</translation>
    </message>
    <message>
        <source>Takes no more steps until it is resumed</source>
        <translation>No da más pasos hasta que se reanude</translation>
    </message>
    <message>
        <source>No training runs.</source>
        <translation>No hay ningún entrenamiento en curso.</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Curvas</translation>
    </message>
    <message>
        <source>The training ended before its first step.</source>
        <translation>El entrenamiento terminó antes de su primer paso.</translation>
    </message>
    <message>
        <source>The curves begin with the first step.</source>
        <translation>Las curvas empiezan con el primer paso.</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Más grande</translation>
    </message>
    <message>
        <source>The same curves in the middle of the window (Ctrl+6)</source>
        <translation>Las mismas curvas en el centro de la ventana (Ctrl+6)</translation>
    </message>
    <message>
        <source>Show the curves larger</source>
        <translation>Mostrar las curvas más grandes</translation>
    </message>
    <message>
        <source>Hold the queue</source>
        <translation>Detener la cola</translation>
    </message>
    <message>
        <source>What runs goes on; what waits does not start until the queue goes on</source>
        <translation>Lo que se ejecuta sigue; lo que espera no empieza hasta que la cola continúe</translation>
    </message>
    <message>
        <source>Earlier in the queue</source>
        <translation>Antes en la cola</translation>
    </message>
    <message>
        <source>Later in the queue</source>
        <translation>Después en la cola</translation>
    </message>
    <message>
        <source>Go on with the queue</source>
        <translation>Continuar la cola</translation>
    </message>
    <message>
        <source>No job is selected.</source>
        <translation>No hay ninguna tarea seleccionada.</translation>
    </message>
    <message>
        <source>The selected job</source>
        <translation>El trabajo seleccionado</translation>
    </message>
    <message>
        <source>Waits until the jobs before it are over.</source>
        <translation>Espera a que terminen las tareas anteriores.</translation>
    </message>
    <message>
        <source>Nothing is logged yet.</source>
        <translation>Aún no hay nada registrado.</translation>
    </message>
    <message>
        <source>Now: %1</source>
        <translation>Ahora: %1</translation>
    </message>
</context>
<context>
    <name>pare::LayerMeasurements</name>
    <message>
        <source>Sensitivity: shapes and groups of the model are not known yet.</source>
        <translation>Sensibilidad: aún no se conocen las formas y los grupos del modelo.</translation>
    </message>
    <message>
        <source>Sensitivity: needs data to measure on (Ctrl+D).</source>
        <translation>Sensibilidad: necesita datos con los que medir (Ctrl+D).</translation>
    </message>
    <message>
        <source>Sensitivity: is being measured.</source>
        <translation>Sensibilidad: se está midiendo.</translation>
    </message>
    <message>
        <source>Sensitivity: no layer of this model can shrink by channels.</source>
        <translation>Sensibilidad: ninguna capa de este modelo se puede reducir por canales.</translation>
    </message>
    <message>
        <source>Measure sensitivity</source>
        <translation>Medir sensibilidad</translation>
    </message>
    <message>
        <source>Measure sensitivity of %1</source>
        <translation>Medir sensibilidad de %1</translation>
    </message>
    <message>
        <source>Done: %1, %2</source>
        <translation>Hecho: %1, %2</translation>
    </message>
    <message>
        <source>; the time did not suffice for %1: select them and measure again</source>
        <translation>; no hubo tiempo suficiente para %1: selecciónelas y mida de nuevo</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensibilidad</translation>
    </message>
    <message>
        <source>Quantization error: needs data to calibrate and to measure on (Ctrl+D).</source>
        <translation>Error de cuantización: necesita datos con los que calibrar y medir (Ctrl+D).</translation>
    </message>
    <message>
        <source>Quantization error: is being measured.</source>
        <translation>Error de cuantización: se está midiendo.</translation>
    </message>
    <message>
        <source>Quantization error: %1 is not quantized.</source>
        <translation>Error de cuantización: %1 no está cuantizada.</translation>
    </message>
    <message>
        <source>Measure quantization error</source>
        <translation>Medir error de cuantización</translation>
    </message>
    <message>
        <source>Measure quantization error of %1</source>
        <translation>Medir error de cuantización de %1</translation>
    </message>
    <message>
        <source>equal outputs</source>
        <translation>salidas iguales</translation>
    </message>
    <message>
        <source>Done: %1, %2; all at once %3</source>
        <translation>Hecho: %1, %2; todas a la vez %3</translation>
    </message>
    <message>
        <source>Quantization error</source>
        <translation>Error de cuantización</translation>
    </message>
    <message>
        <source>Time each layer</source>
        <translation>Medir cada capa</translation>
    </message>
</context>
<context>
    <name>pare::LayerSheet</name>
    <message>
        <source>… (%1 values)</source>
        <translation>… (%1 valores)</translation>
    </message>
    <message>
        <source>tensor %1</source>
        <translation>tensor %1</translation>
    </message>
    <message>
        <source>graph of %1</source>
        <translation>grafo de %1</translation>
    </message>
    <message>
        <source>– (a size is not known)</source>
        <translation>– (no se conoce un tamaño)</translation>
    </message>
    <message>
        <source>%1 · %2 values</source>
        <translation>%1 · %2 valores</translation>
    </message>
    <message>
        <source>This layer has no weights</source>
        <translation>Esta capa no tiene pesos</translation>
    </message>
    <message>
        <source> · unknown operator: it can be looked at, but not run</source>
        <translation> · operador desconocido: se puede examinar, pero no ejecutar</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precisión</translation>
    </message>
    <message>
        <source>%1; weights stored as %2</source>
        <translation>%1; pesos guardados como %2</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parámetros</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Pesos</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>Activaciones</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>Dentro</translation>
    </message>
    <message>
        <source>What runs inside of this layer</source>
        <translation>Lo que se ejecuta dentro de esta capa</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Entradas</translation>
    </message>
    <message>
        <source>constant %1</source>
        <translation>constante %1</translation>
    </message>
    <message>
        <source>constant %1, unpacked from %2</source>
        <translation>constante %1, desempaquetada de %2</translation>
    </message>
    <message>
        <source>constants</source>
        <translation>constantes</translation>
    </message>
    <message>
        <source>%1, from</source>
        <translation>%1, desde</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Salidas</translation>
    </message>
    <message>
        <source>%1, to</source>
        <translation>%1, a</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>Atributos</translation>
    </message>
    <message>
        <source> and %1 more</source>
        <translation> y %1 más</translation>
    </message>
    <message>
        <source>What ONNX says of %1 (opset %2)</source>
        <translation>Lo que dice ONNX de %1 (opset %2)</translation>
    </message>
    <message>
        <source>values…</source>
        <translation>valores…</translation>
    </message>
    <message>
        <source>Numbers, picture, channels, histogram</source>
        <translation>Números, imagen, canales, histograma</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>Leyendo %1…</translation>
    </message>
    <message>
        <source>– (shapes are being read)</source>
        <translation>– (se están leyendo las formas)</translation>
    </message>
    <message>
        <source>What is known of the selection</source>
        <translation>Lo que se sabe de la selección</translation>
    </message>
</context>
<context>
    <name>pare::LayersModel</name>
    <message>
        <source>SQNR %1 dB: %2; measured</source>
        <translation>SQNR %1 dB: %2; medido</translation>
    </message>
    <message>
        <source>Not measured: Run &gt; Measure quantization error</source>
        <translation>Sin medir: Ejecutar &gt; Medir error de cuantización</translation>
    </message>
    <message>
        <source>It has no weights to quantize, or was not measured</source>
        <translation>No tiene pesos que cuantizar, o no se midió</translation>
    </message>
    <message>
        <source>%1 points lost with half of the channels that this layer makes; measured by mask, no repair</source>
        <translation>Se pierden %1 puntos con la mitad de los canales que produce esta capa; medido con máscara, sin reparar</translation>
    </message>
    <message>
        <source>With half of the channels that this layer makes, %1 % of noise in the outputs; measured by mask, no repair</source>
        <translation>Con la mitad de los canales que produce esta capa, %1 % de ruido en las salidas; medido con máscara, sin reparar</translation>
    </message>
    <message>
        <source>Not measured: Run &gt; Measure sensitivity</source>
        <translation>Sin medir: Ejecutar &gt; Medir sensibilidad</translation>
    </message>
    <message>
        <source>Not measured, or no channels that could go</source>
        <translation>Sin medir, o no hay canales que se puedan eliminar</translation>
    </message>
    <message>
        <source>A size is not known, so this cannot be computed</source>
        <translation>Se desconoce un tamaño, así que no se puede calcular</translation>
    </message>
    <message>
        <source>, stored %1</source>
        <translation>, guardado como %1</translation>
    </message>
    <message>
        <source>%1 bytes, computed</source>
        <translation>%1 bytes, calculado</translation>
    </message>
    <message>
        <source>%1, computed</source>
        <translation>%1, calculado</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Capa</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operador</translation>
    </message>
    <message>
        <source>Output shape</source>
        <translation>Forma de salida</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parámetros</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precisión</translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation>Tratamiento</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensibilidad</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Not measured: colour the graph by time, or ask for it in the Inspector</source>
        <translation>No medido: coloree el grafo por tiempo o pídalo en el inspector</translation>
    </message>
    <message>
        <source>Shapes are being read</source>
        <translation>Se están leyendo las formas</translation>
    </message>
</context>
<context>
    <name>pare::LayersPanel</name>
    <message>
        <source>Layers</source>
        <translation>Capas</translation>
    </message>
    <message>
        <source>Find: conv1 op:Conv params&gt;1k</source>
        <translation>Buscar: conv1 op:Conv params&gt;1k</translation>
    </message>
    <message>
        <source>Find layers</source>
        <translation>Buscar capas</translation>
    </message>
    <message>
        <source>Words are ANDed, quotes exact. op:Conv  shape:64  dtype:int8  params&gt;1k  size&gt;1M  macs&gt;1M  name:/re/  scope:layer1
Enter next, Shift+Enter previous, Ctrl+Enter selects all matches</source>
        <translation>Las palabras se combinan con AND, las comillas buscan el texto exacto. op:Conv  shape:64  dtype:int8  params&gt;1k  size&gt;1M  macs&gt;1M  name:/re/  scope:layer1
Enter: siguiente, Shift+Enter: anterior, Ctrl+Enter: selecciona todas las coincidencias</translation>
    </message>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation>Coincidencia anterior (Shift+Enter)</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>Coincidencia siguiente (Enter)</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Seleccionar</translation>
    </message>
    <message>
        <source>Select all matches</source>
        <translation>Seleccionar todas las coincidencias</translation>
    </message>
    <message>
        <source>Select all matches (Ctrl+Enter)</source>
        <translation>Seleccionar todas las coincidencias (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Treat…</source>
        <translation>Tratar…</translation>
    </message>
    <message>
        <source>Treat all matches: a step for whatever this expression finds, now and when the recipe runs on another model</source>
        <translation>Tratar todas las coincidencias: un paso para todo lo que encuentre esta expresión, ahora y cuando la receta se ejecute sobre otro modelo</translation>
    </message>
    <message>
        <source>Treat all matches</source>
        <translation>Tratar todas las coincidencias</translation>
    </message>
    <message>
        <source>this layer&apos;s result against the same layer in float</source>
        <translation>el resultado de esta capa frente a la misma capa en float</translation>
    </message>
    <message>
        <source>the outputs with this layer alone in static INT8</source>
        <translation>las salidas con solo esta capa en INT8 estático</translation>
    </message>
    <message>
        <source>The layers&apos; times are not measured yet: View &gt; Colour by &gt; Time measures them.</source>
        <translation>Los tiempos de las capas aún no están medidos: Ver &gt; Colorear por &gt; Tiempo los mide.</translation>
    </message>
    <message>
        <source>The layers&apos; sensitivity is not measured yet: Run &gt; Measure sensitivity.</source>
        <translation>La sensibilidad de las capas aún no está medida: Ejecutar &gt; Medir sensibilidad.</translation>
    </message>
    <message>
        <source>The layers&apos; quantization error is not measured yet: Run &gt; Measure quantization error.</source>
        <translation>El error de cuantización de las capas aún no está medido: Ejecutar &gt; Medir error de cuantización.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>1 layer</source>
        <translation>1 capa</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>%1 capas</translation>
    </message>
    <message>
        <source>What was found inside of branches, loops and functions: each opens in a window of its own</source>
        <translation>Lo que se encontró dentro de ramas, bucles y funciones: cada uno se abre en una ventana propia</translation>
    </message>
    <message>
        <source>1 more inside of another layer…</source>
        <translation>1 más dentro de otra capa…</translation>
    </message>
    <message>
        <source>%1 more inside of other layers…</source>
        <translation>%1 más dentro de otras capas…</translation>
    </message>
    <message>
        <source>%1 more: narrow the search</source>
        <translation>%1 más: acote la búsqueda</translation>
    </message>
    <message>
        <source>At least %1 more inside of other layers…</source>
        <translation>Al menos %1 más dentro de otras capas…</translation>
    </message>
</context>
<context>
    <name>pare::Legend</name>
    <message>
        <source>Legend</source>
        <translation>Leyenda</translation>
    </message>
    <message>
        <source>Colours by %1: %2</source>
        <translation>Colores por %1: %2</translation>
    </message>
    <message>
        <source>No precision</source>
        <translation>Sin precisión</translation>
    </message>
    <message>
        <source>No value</source>
        <translation>Sin valor</translation>
    </message>
    <message>
        <source>Select these layers</source>
        <translation>Seleccionar estas capas</translation>
    </message>
    <message>
        <source>Fused into another layer</source>
        <translation>Fusionada en otra capa</translation>
    </message>
</context>
<context>
    <name>pare::MainWindow</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>A job is still running.</source>
        <translation>Aún hay una tarea en curso.</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Detener y cerrar</translation>
    </message>
    <message>
        <source>Keep working</source>
        <translation>Seguir trabajando</translation>
    </message>
    <message>
        <source>Drag over layers to select them. Space+drag pans, Ctrl+wheel zooms.</source>
        <translation>Arrastre sobre las capas para seleccionarlas. Espacio+arrastrar desplaza, Ctrl+rueda amplía o reduce.</translation>
    </message>
    <message>
        <source>Say what the selected layers get: a precision, channels to remove, or leave them alone. Or take a preset.</source>
        <translation>Diga qué reciben las capas seleccionadas: una precisión, canales que se eliminan o no tocarlas. O tome un preajuste.</translation>
    </message>
    <message>
        <source>Run makes the variant in the background and measures it against the source.</source>
        <translation>Ejecutar hace la variante en segundo plano y la mide frente al original.</translation>
    </message>
    <message>
        <source>Every variant is a point here, with its error bars and its verdict. Click the new point to see its graph and what changed.</source>
        <translation>Cada variante es aquí un punto, con sus barras de error y su veredicto. Haga clic en el punto nuevo para ver su grafo y qué cambió.</translation>
    </message>
    <message>
        <source>Export the winner: the file is reopened, run and compared before it takes its name.</source>
        <translation>Exporte la ganadora: el archivo se reabre, se ejecuta y se compara antes de que tome su nombre.</translation>
    </message>
    <message>
        <source>The trade-off is in its own window.</source>
        <translation>El compromiso está en su propia ventana.</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Traer de vuelta</translation>
    </message>
    <message>
        <source>Trade-off</source>
        <translation>Compromiso</translation>
    </message>
    <message>
        <source>Variants %1</source>
        <translation>Variantes %1</translation>
    </message>
    <message>
        <source>Variants</source>
        <translation>Variantes</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Cambios</translation>
    </message>
    <message>
        <source>Variants, trade-off · %1</source>
        <translation>Variantes, compromiso · %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>running in the background</source>
        <translation>ejecutándose en segundo plano</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Disposición</translation>
    </message>
    <message>
        <source>Drawing the graph</source>
        <translation>Dibujando el grafo</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>Mostrar registro</translation>
    </message>
    <message>
        <source>Show what works</source>
        <translation>Mostrar lo que funciona</translation>
    </message>
    <message>
        <source>Show what came nearest</source>
        <translation>Mostrar lo más cercano</translation>
    </message>
    <message>
        <source>%1: not delivered. %2</source>
        <translation>%1: no entregado. %2</translation>
    </message>
    <message>
        <source> What works: %1.</source>
        <translation> Lo que funciona: %1.</translation>
    </message>
    <message>
        <source>Exported %1, %2: reopened, run and compared.</source>
        <translation>Exportado %1, %2: reabierto, ejecutado y comparado.</translation>
    </message>
    <message>
        <source>Exported %1, %2: not verified.</source>
        <translation>Exportado %1, %2: sin verificar.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir carpeta</translation>
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
        <translation>%1: %2. Mostrar (Ctrl+J)</translation>
    </message>
    <message>
        <source>Open model or study</source>
        <translation>Abrir modelo o estudio</translation>
    </message>
    <message>
        <source>Models and studies (*.onnx *.pare);;All files (*)</source>
        <translation>Modelos y estudios (*.onnx *.pare);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Compare with another model</source>
        <translation>Comparar con otro modelo</translation>
    </message>
    <message>
        <source>Models (*.onnx);;All files (*)</source>
        <translation>Modelos (*.onnx);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>No layer differs.</source>
        <translation>No difiere ninguna capa.</translation>
    </message>
    <message>
        <source>Save study</source>
        <translation>Guardar estudio</translation>
    </message>
    <message>
        <source>Study (*.pare)</source>
        <translation>Estudio (*.pare)</translation>
    </message>
    <message>
        <source>Saved as %1. From now on everything is saved there as it happens.</source>
        <translation>Guardado como %1. A partir de ahora todo se guarda ahí según sucede.</translation>
    </message>
    <message>
        <source>Open a model first.</source>
        <translation>Abra primero un modelo.</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Atajos</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Acción</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>In the graph</source>
        <translation>En el grafo</translation>
    </message>
    <message>
        <source>Reader, producer</source>
        <translation>Lectora, productora</translation>
    </message>
    <message>
        <source>Down, Up</source>
        <translation>Abajo, Arriba</translation>
    </message>
    <message>
        <source>Neighbour in the row or the other branch</source>
        <translation>Vecina de la fila o de la otra rama</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>Izquierda, Derecha</translation>
    </message>
    <message>
        <source>Extend the selection</source>
        <translation>Ampliar la selección</translation>
    </message>
    <message>
        <source>Shift with these</source>
        <translation>Shift con estas</translation>
    </message>
    <message>
        <source>First input, last output</source>
        <translation>Primera entrada, última salida</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Inicio, Fin</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Desplazar</translation>
    </message>
    <message>
        <source>Space and drag, middle button</source>
        <translation>Espacio y arrastrar, botón central</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>Ampliar o reducir en el puntero</translation>
    </message>
    <message>
        <source>Ctrl+wheel</source>
        <translation>Ctrl+rueda</translation>
    </message>
    <message>
        <source>Leave drag, search, selection</source>
        <translation>Salir de arrastre, búsqueda, selección</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>In Variants and in the chart</source>
        <translation>En Variantes y en el gráfico</translation>
    </message>
    <message>
        <source>Set as A, set as B</source>
        <translation>Fijar como A, fijar como B</translation>
    </message>
    <message>
        <source>A, B</source>
        <translation>A, B</translation>
    </message>
    <message>
        <source>Compare with A</source>
        <translation>Comparar con A</translation>
    </message>
    <message>
        <source>Delete variant</source>
        <translation>Eliminar variante</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Supr</translation>
    </message>
    <message>
        <source>Walk along the marks of the chart</source>
        <translation>Recorrer las marcas del gráfico</translation>
    </message>
    <message>
        <source>arrow keys</source>
        <translation>teclas de flecha</translation>
    </message>
    <message>
        <source>Next and previous pane</source>
        <translation>Panel siguiente y anterior</translation>
    </message>
    <message>
        <source>F6, Shift+F6</source>
        <translation>F6, Shift+F6</translation>
    </message>
    <message>
        <source>In the curves of a training</source>
        <translation>En las curvas de un entrenamiento</translation>
    </message>
    <message>
        <source>Walk along the points, to the first, to the last</source>
        <translation>Recorrer los puntos, al primero, al último</translation>
    </message>
    <message>
        <source>Left and Right, Home, End</source>
        <translation>Izquierda y Derecha, Inicio, Fin</translation>
    </message>
    <message>
        <source>Copy all numbers</source>
        <translation>Copiar todos los números</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Ctrl+C</translation>
    </message>
    <message>
        <source>Letter keys act while the graph or the layers table has focus.</source>
        <translation>Las teclas de letra actúan mientras el grafo o la tabla de capas tiene el foco.</translation>
    </message>
    <message>
        <source>What is installed</source>
        <translation>Componentes instalados</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>The command pare, which looks, is not beside this program.</source>
        <translation>El comando pare, que lo comprueba, no está junto a este programa.</translation>
    </message>
    <message>
        <source>About Pare</source>
        <translation>Acerca de Pare</translation>
    </message>
    <message>
        <source>Pare %1

Makes neural networks smaller and faster, and measures what that costs.

Free software under the GPL, version 3 or later.</source>
        <translation>Pare %1

Hace las redes neuronales más pequeñas y rápidas, y mide lo que eso cuesta.

Software libre bajo la GPL, versión 3 o posterior.</translation>
    </message>
    <message>
        <source>Wrote %1.</source>
        <translation>Se escribió %1.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Export table of variants</source>
        <translation>Exportar tabla de variantes</translation>
    </message>
    <message>
        <source>Export table of layers</source>
        <translation>Exportar tabla de capas</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>HTML (*.html)</source>
        <translation>HTML (*.html)</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Set as A</source>
        <translation>Fijar como A</translation>
    </message>
    <message>
        <source>Set as B</source>
        <translation>Fijar como B</translation>
    </message>
    <message>
        <source>Compare with the source</source>
        <translation>Comparar con el original</translation>
    </message>
    <message>
        <source>Export model…</source>
        <translation>Exportar modelo…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>%1 of a batch were not run when this study was closed: %2.</source>
        <translation>Al cerrar este estudio quedó sin ejecutar parte de un lote (%1): %2.</translation>
    </message>
    <message>
        <source>Run them</source>
        <translation>Ejecutarlos</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>Olvidarlos</translation>
    </message>
    <message>
        <source>a recipe of %1</source>
        <translation>una receta de %1</translation>
    </message>
    <message>
        <source>A study of %1 was not saved: %2, last changed %3. Everything in it is still there.</source>
        <translation>Un estudio de %1 no se guardó: %2, último cambio %3. Todo lo que contiene sigue ahí.</translation>
    </message>
    <message>
        <source> and </source>
        <translation> y </translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Abrirlo</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Eliminarlo</translation>
    </message>
    <message>
        <source>Open a model to measure it.</source>
        <translation>Abra un modelo para medirlo.</translation>
    </message>
    <message>
        <source>Measure baseline</source>
        <translation>Medir línea base</translation>
    </message>
    <message>
        <source>Measure: no model is open.</source>
        <translation>Medir: no hay ningún modelo abierto.</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Midiendo…</translation>
    </message>
    <message>
        <source>Measure: a job is running.</source>
        <translation>Medir: hay una tarea en curso.</translation>
    </message>
    <message>
        <source>Measure the source first (about 20 s).</source>
        <translation>Mida primero el original (unos 20 s).</translation>
    </message>
    <message>
        <source>Measure the source first (about 20 s). Give labelled data (Ctrl+D) to measure accuracy too.</source>
        <translation>Mida primero el original (unos 20 s). Indique datos etiquetados (Ctrl+D) para medir también la exactitud.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>, %1 of MACs</source>
        <translation>, %1 de las MACs</translation>
    </message>
    <message>
        <source>read-only study</source>
        <translation>estudio de solo lectura</translation>
    </message>
    <message>
        <source>not saved under a name</source>
        <translation>sin guardar con un nombre</translation>
    </message>
    <message>
        <source>Everything is written into a recovery copy as it happens; Save study (Ctrl+S) gives it a name</source>
        <translation>Todo se escribe en una copia de recuperación según sucede; Guardar estudio (Ctrl+S) le da un nombre</translation>
    </message>
    <message>
        <source>Trade-off of %1 – Pare</source>
        <translation>Compromiso de %1 – Pare</translation>
    </message>
    <message>
        <source>Trade-off – Pare</source>
        <translation>Compromiso – Pare</translation>
    </message>
    <message>
        <source>%1%2 – Pare</source>
        <translation>%1%2 – Pare</translation>
    </message>
    <message>
        <source>Runner idle</source>
        <translation>Ejecutor libre</translation>
    </message>
    <message>
        <source>Runner busy</source>
        <translation>Ejecutor ocupado</translation>
    </message>
    <message>
        <source>Runner busy, %1 jobs wait</source>
        <translation>Ejecutor ocupado, %1 tareas esperan</translation>
    </message>
    <message>
        <source>&amp;Select</source>
        <translation>&amp;Seleccionar</translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation>&amp;Todo</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>&amp;Nada</translation>
    </message>
    <message>
        <source>&amp;Invert</source>
        <translation>&amp;Invertir</translation>
    </message>
    <message>
        <source>&amp;Matches</source>
        <translation>&amp;Coincidencias</translation>
    </message>
    <message>
        <source>Same &amp;operator</source>
        <translation>Mismo &amp;operador</translation>
    </message>
    <message>
        <source>Show only &amp;uses</source>
        <translation>Mostrar solo los &amp;usos</translation>
    </message>
    <message>
        <source>Select a layer first.</source>
        <translation>Seleccione primero una capa.</translation>
    </message>
    <message>
        <source>All it is made &amp;from</source>
        <translation>Todo &amp;de lo que depende</translation>
    </message>
    <message>
        <source>All made from i&amp;t</source>
        <translation>Todo lo &amp;que depende de ella</translation>
    </message>
    <message>
        <source>Shortest pat&amp;h between two</source>
        <translation>Ca&amp;mino más corto entre dos</translation>
    </message>
    <message>
        <source>Shortest path: select two layers first.</source>
        <translation>Camino más corto: seleccione primero dos capas.</translation>
    </message>
    <message>
        <source>Nothing leads from one of the two to the other.</source>
        <translation>Nada lleva de una de las dos a la otra.</translation>
    </message>
    <message>
        <source>&amp;Producers</source>
        <translation>&amp;Productoras</translation>
    </message>
    <message>
        <source>&amp;Readers</source>
        <translation>&amp;Lectoras</translation>
    </message>
    <message>
        <source>&amp;Shrinks together</source>
        <translation>&amp;Se reducen juntas</translation>
    </message>
    <message>
        <source>Show only uses: select a layer first.</source>
        <translation>Mostrar solo los usos: seleccione primero una capa.</translation>
    </message>
    <message>
        <source>%1: what feeds and what reads the selection. Esc shows the rest again.</source>
        <translation>%1: lo que alimenta y lo que lee la selección. Esc vuelve a mostrar el resto.</translation>
    </message>
    <message>
        <source>Select layers first.</source>
        <translation>Seleccione primero capas.</translation>
    </message>
    <message>
        <source>Sensitivity: these layers make no channels that could go.</source>
        <translation>Sensibilidad: estas capas no producen canales que se puedan eliminar.</translation>
    </message>
    <message>
        <source>Sensitivity: %1.</source>
        <translation>Sensibilidad: %1.</translation>
    </message>
    <message>
        <source>The quantization error of the layers is not measured yet: what is lost with each layer in INT8.</source>
        <translation>El error de cuantización de las capas aún no está medido: lo que se pierde con cada capa en INT8.</translation>
    </message>
    <message>
        <source>Measure quantization error</source>
        <translation>Medir error de cuantización</translation>
    </message>
    <message>
        <source>The sensitivity of the layers is not measured yet: what is lost with channels of each group, one group at a time.</source>
        <translation>La sensibilidad de las capas aún no está medida: lo que se pierde con canales de cada grupo, un grupo cada vez.</translation>
    </message>
    <message>
        <source>Measure sensitivity</source>
        <translation>Medir sensibilidad</translation>
    </message>
    <message>
        <source>Type a search first (Ctrl+F): the expression goes into the recipe.</source>
        <translation>Escriba primero una búsqueda (Ctrl+F): la expresión pasa a la receta.</translation>
    </message>
    <message>
        <source>Step for layers that match &quot;%1&quot;</source>
        <translation>Paso para las capas que coinciden con &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precisión</translation>
    </message>
    <message>
        <source>Prune…</source>
        <translation>Podar…</translation>
    </message>
    <message>
        <source>Set back to float</source>
        <translation>Volver a float</translation>
    </message>
    <message>
        <source>These layers stay float when the recipe runs</source>
        <translation>Estas capas siguen en float cuando se ejecuta la receta</translation>
    </message>
    <message>
        <source>Leave alone</source>
        <translation>No tocar</translation>
    </message>
    <message>
        <source>Clear treatment</source>
        <translation>Quitar tratamiento</translation>
    </message>
    <message>
        <source>Add step for these layers</source>
        <translation>Añadir paso para estas capas</translation>
    </message>
    <message>
        <source>Open group</source>
        <translation>Abrir grupo</translation>
    </message>
    <message>
        <source>Close group around it</source>
        <translation>Cerrar el grupo que la contiene</translation>
    </message>
    <message>
        <source>Select layers that shrink with this</source>
        <translation>Seleccionar capas que se reducen con esta</translation>
    </message>
    <message>
        <source>What the model loses with channels of these layers</source>
        <translation>Lo que pierde el modelo con canales de estas capas</translation>
    </message>
    <message>
        <source>Same operator</source>
        <translation>Mismo operador</translation>
    </message>
    <message>
        <source>Show only uses</source>
        <translation>Mostrar solo los usos</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>Copiar nombre</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Receta</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>No model is open.</source>
        <translation>No hay ningún modelo abierto.</translation>
    </message>
    <message>
        <source>&amp;Open model or study…</source>
        <translation>&amp;Abrir modelo o estudio…</translation>
    </message>
    <message>
        <source>Compare &amp;with another model…</source>
        <translation>Comparar &amp;con otro modelo…</translation>
    </message>
    <message>
        <source>Rece&amp;nt</source>
        <translation>Recie&amp;ntes</translation>
    </message>
    <message>
        <source>De&amp;mo</source>
        <translation>De&amp;mo</translation>
    </message>
    <message>
        <source>Clothes (images, ResNet-20)</source>
        <translation>Ropa (imágenes, ResNet-20)</translation>
    </message>
    <message>
        <source>Languages (text, transformer)</source>
        <translation>Idiomas (texto, transformer)</translation>
    </message>
    <message>
        <source>&amp;Save study</source>
        <translation>&amp;Guardar estudio</translation>
    </message>
    <message>
        <source>Everything is saved as it happens.</source>
        <translation>Todo se guarda según sucede.</translation>
    </message>
    <message>
        <source>Save study &amp;as…</source>
        <translation>Guardar estudio c&amp;omo…</translation>
    </message>
    <message>
        <source>&amp;Data…</source>
        <translation>&amp;Datos…</translation>
    </message>
    <message>
        <source>&amp;Export model…</source>
        <translation>&amp;Exportar modelo…</translation>
    </message>
    <message>
        <source>Export &amp;picture…</source>
        <translation>Exportar &amp;imagen…</translation>
    </message>
    <message>
        <source>Export &amp;table…</source>
        <translation>Exportar ta&amp;bla…</translation>
    </message>
    <message>
        <source>&amp;Report…</source>
        <translation>In&amp;forme…</translation>
    </message>
    <message>
        <source>S&amp;how as commands…</source>
        <translation>Mo&amp;strar como comandos…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Ce&amp;rrar</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Sa&amp;lir</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Edición</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Nothing to undo.</source>
        <translation>Nada que deshacer.</translation>
    </message>
    <message>
        <source>Nothing to redo.</source>
        <translation>Nada que rehacer.</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>&amp;Rename variant</source>
        <translation>&amp;Renombrar variante</translation>
    </message>
    <message>
        <source>&amp;Delete variant</source>
        <translation>&amp;Eliminar variante</translation>
    </message>
    <message>
        <source>Mark variant as f&amp;avourite</source>
        <translation>Marcar variante como &amp;favorita</translation>
    </message>
    <message>
        <source>Constrai&amp;nt on variants</source>
        <translation>Res&amp;tricción de variantes</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Buscar</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Preferencias…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;Graph</source>
        <translation>&amp;Grafo</translation>
    </message>
    <message>
        <source>&amp;Trade-off</source>
        <translation>Compr&amp;omiso</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Comparar</translation>
    </message>
    <message>
        <source>All &amp;variants</source>
        <translation>Todas las &amp;variantes</translation>
    </message>
    <message>
        <source>Chang&amp;es</source>
        <translation>Cam&amp;bios</translation>
    </message>
    <message>
        <source>Trade-off in own &amp;window</source>
        <translation>Compromiso en ve&amp;ntana propia</translation>
    </message>
    <message>
        <source>Layers pane</source>
        <translation>Panel de capas</translation>
    </message>
    <message>
        <source>Bottom pane</source>
        <translation>Panel inferior</translation>
    </message>
    <message>
        <source>Right pane</source>
        <translation>Panel derecho</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Panel siguiente</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Panel anterior</translation>
    </message>
    <message>
        <source>Colour &amp;by</source>
        <translation>Colorear &amp;por</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>&amp;Ajustar</translation>
    </message>
    <message>
        <source>F&amp;rame selection</source>
        <translation>&amp;Encuadrar selección</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Ampliar</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Reducir</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Adelante</translation>
    </message>
    <message>
        <source>Gr&amp;oups</source>
        <translation>Gr&amp;upos</translation>
    </message>
    <message>
        <source>&amp;Group layers</source>
        <translation>&amp;Agrupar capas</translation>
    </message>
    <message>
        <source>Layers are not grouped: View &gt; Groups &gt; Group layers.</source>
        <translation>Las capas no están agrupadas: Ver &gt; Grupos &gt; Agrupar capas.</translation>
    </message>
    <message>
        <source>No groups were found in this model.</source>
        <translation>No se encontraron grupos en este modelo.</translation>
    </message>
    <message>
        <source>&amp;Open selected</source>
        <translation>A&amp;brir los seleccionados</translation>
    </message>
    <message>
        <source>&amp;Close around selection</source>
        <translation>&amp;Cerrar en torno a la selección</translation>
    </message>
    <message>
        <source>Open &amp;all</source>
        <translation>Abrir &amp;todos</translation>
    </message>
    <message>
        <source>C&amp;lose all</source>
        <translation>Cerrar to&amp;dos</translation>
    </message>
    <message>
        <source>Inside of the la&amp;yer…</source>
        <translation>&amp;Dentro de la capa…</translation>
    </message>
    <message>
        <source>Select an If, a Loop, a Scan or a function first.</source>
        <translation>Seleccione primero un If, un Loop, un Scan o una función.</translation>
    </message>
    <message>
        <source>Boo&amp;kmarks</source>
        <translation>Marcadore&amp;s</translation>
    </message>
    <message>
        <source>&amp;Bookmark on selection</source>
        <translation>&amp;Marcador en la selección</translation>
    </message>
    <message>
        <source>There is no bookmark: select a layer and press Ctrl+K.</source>
        <translation>No hay ningún marcador: seleccione una capa y pulse Ctrl+K.</translation>
    </message>
    <message>
        <source>&amp;Next bookmark</source>
        <translation>Marcador &amp;siguiente</translation>
    </message>
    <message>
        <source>&amp;Previous bookmark</source>
        <translation>Marcador &amp;anterior</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>Tamaño del te&amp;xto</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>Te&amp;ma</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>&amp;Path bar</source>
        <translation>Barra de e&amp;tapas</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>Pantalla comp&amp;leta</translation>
    </message>
    <message>
        <source>Reset &amp;layout</source>
        <translation>&amp;Restablecer disposición</translation>
    </message>
    <message>
        <source>&amp;Recipe</source>
        <translation>&amp;Receta</translation>
    </message>
    <message>
        <source>&amp;Precision</source>
        <translation>&amp;Precisión</translation>
    </message>
    <message>
        <source>P&amp;rune…</source>
        <translation>Po&amp;dar…</translation>
    </message>
    <message>
        <source>&amp;Leave alone</source>
        <translation>&amp;No tocar</translation>
    </message>
    <message>
        <source>&amp;Add step</source>
        <translation>&amp;Añadir paso</translation>
    </message>
    <message>
        <source>Add tra&amp;ining step…</source>
        <translation>Añadir paso de &amp;entrenamiento…</translation>
    </message>
    <message>
        <source>S&amp;tep</source>
        <translation>Pa&amp;so</translation>
    </message>
    <message>
        <source>Treat all &amp;matches…</source>
        <translation>Tratar todas las &amp;coincidencias…</translation>
    </message>
    <message>
        <source>Pres&amp;ets</source>
        <translation>Prea&amp;justes</translation>
    </message>
    <message>
        <source>Save as pre&amp;set…</source>
        <translation>&amp;Guardar como preajuste…</translation>
    </message>
    <message>
        <source>Save as preset</source>
        <translation>Guardar como preajuste</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Nombre:</translation>
    </message>
    <message>
        <source>Saved as preset %1</source>
        <translation>Guardado como preajuste %1</translation>
    </message>
    <message>
        <source>L&amp;oad recipe…</source>
        <translation>Ca&amp;rgar receta…</translation>
    </message>
    <message>
        <source>Load recipe</source>
        <translation>Cargar receta</translation>
    </message>
    <message>
        <source>Recipe (*.json)</source>
        <translation>Receta (*.json)</translation>
    </message>
    <message>
        <source>load recipe</source>
        <translation>cargar receta</translation>
    </message>
    <message>
        <source>Sa&amp;ve recipe…</source>
        <translation>G&amp;uardar receta…</translation>
    </message>
    <message>
        <source>Save recipe</source>
        <translation>Guardar receta</translation>
    </message>
    <message>
        <source>Set &amp;back to float</source>
        <translation>&amp;Volver a float</translation>
    </message>
    <message>
        <source>&amp;Clear treatment</source>
        <translation>&amp;Quitar tratamiento</translation>
    </message>
    <message>
        <source>R&amp;un</source>
        <translation>E&amp;jecutar</translation>
    </message>
    <message>
        <source>Measure &amp;baseline</source>
        <translation>Medir línea &amp;base</translation>
    </message>
    <message>
        <source>&amp;Run recipe</source>
        <translation>Ejecutar &amp;receta</translation>
    </message>
    <message>
        <source>B&amp;atch of presets…</source>
        <translation>&amp;Lote de preajustes…</translation>
    </message>
    <message>
        <source>Measure &amp;sensitivity</source>
        <translation>Medir &amp;sensibilidad</translation>
    </message>
    <message>
        <source>Measure sensitivity of the selectio&amp;n</source>
        <translation>Medir s&amp;ensibilidad de la selección</translation>
    </message>
    <message>
        <source>Measure &amp;quantization error</source>
        <translation>Medir error de &amp;cuantización</translation>
    </message>
    <message>
        <source>&amp;Pause or resume training</source>
        <translation>&amp;Pausar o reanudar entrenamiento</translation>
    </message>
    <message>
        <source>S&amp;top training, keep the best</source>
        <translation>&amp;Detener entrenamiento y conservar lo mejor</translation>
    </message>
    <message>
        <source>&amp;Cancel current</source>
        <translation>Cancelar la &amp;actual</translation>
    </message>
    <message>
        <source>No job is running.</source>
        <translation>No hay ninguna tarea en curso.</translation>
    </message>
    <message>
        <source>Cancel a&amp;ll</source>
        <translation>Cancelar &amp;todas</translation>
    </message>
    <message>
        <source>Set as &amp;A</source>
        <translation>Fijar como &amp;A</translation>
    </message>
    <message>
        <source>Set as &amp;B</source>
        <translation>Fijar como &amp;B</translation>
    </message>
    <message>
        <source>S&amp;wap</source>
        <translation>&amp;Intercambiar</translation>
    </message>
    <message>
        <source>Show &amp;new variant</source>
        <translation>Mostrar la variante &amp;nueva</translation>
    </message>
    <message>
        <source>No variant was added yet.</source>
        <translation>Aún no se ha añadido ninguna variante.</translation>
    </message>
    <message>
        <source>&amp;Differences in the graph</source>
        <translation>&amp;Diferencias en el grafo</translation>
    </message>
    <message>
        <source>Nothing is compared.</source>
        <translation>No se compara nada.</translation>
    </message>
    <message>
        <source>Ne&amp;xt change</source>
        <translation>Cambio &amp;siguiente</translation>
    </message>
    <message>
        <source>&amp;Previous change</source>
        <translation>Cambio an&amp;terior</translation>
    </message>
    <message>
        <source>Cos&amp;ts…</source>
        <translation>&amp;Costes…</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>&amp;Tour</source>
        <translation>&amp;Recorrido</translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation>&amp;Atajos</translation>
    </message>
    <message>
        <source>What is &amp;installed</source>
        <translation>Componentes &amp;instalados</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>Acerca &amp;de</translation>
    </message>
    <message>
        <source>The shown variant has no such layer</source>
        <translation>La variante mostrada no tiene esa capa</translation>
    </message>
    <message>
        <source>The shown variant has none of the layers with a bookmark.</source>
        <translation>La variante mostrada no tiene ninguna de las capas con marcador.</translation>
    </message>
    <message>
        <source>Undo %1</source>
        <translation>Deshacer %1</translation>
    </message>
    <message>
        <source>Redo %1</source>
        <translation>Rehacer %1</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Abrir…</translation>
    </message>
    <message>
        <source>Demo: clothes</source>
        <translation>Demo: ropa</translation>
    </message>
    <message>
        <source>Demo: languages</source>
        <translation>Demo: idiomas</translation>
    </message>
    <message>
        <source>Data…</source>
        <translation>Datos…</translation>
    </message>
    <message>
        <source>%1  (gone)</source>
        <translation>%1  (ya no existe)</translation>
    </message>
    <message>
        <source>No recent files</source>
        <translation>Sin archivos recientes</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Capas</translation>
    </message>
    <message>
        <source>Quantization</source>
        <translation>Cuantización</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Tareas</translation>
    </message>
    <message>
        <source>Variants, trade-off, jobs</source>
        <translation>Variantes, compromiso, tareas</translation>
    </message>
    <message>
        <source>Inspector and recipe</source>
        <translation>Inspector y receta</translation>
    </message>
    <message>
        <source>What the helper process that runs models does, and the memory that the window itself takes</source>
        <translation>Lo que hace el proceso auxiliar que ejecuta modelos, y la memoria que ocupa la propia ventana</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Grafo</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Showing</source>
        <translation>Se muestra</translation>
    </message>
    <message>
        <source>Showing: whose graph is on the canvas</source>
        <translation>Se muestra: de quién es el grafo en el lienzo</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>Colorear por</translation>
    </message>
    <message>
        <source>Hand: left drag pans</source>
        <translation>Mano: arrastrar con el botón izquierdo desplaza</translation>
    </message>
    <message>
        <source>Group layers: large graphs as their groups</source>
        <translation>Agrupar capas: los grafos grandes, como sus grupos</translation>
    </message>
    <message>
        <source>Zoom out (Ctrl+−)</source>
        <translation>Reducir (Ctrl+−)</translation>
    </message>
    <message>
        <source>Zoom in (Ctrl++)</source>
        <translation>Ampliar (Ctrl++)</translation>
    </message>
    <message>
        <source>Fit the whole graph (0)</source>
        <translation>Ajustar el grafo completo (0)</translation>
    </message>
    <message>
        <source>Trai&amp;ning</source>
        <translation>Entrenam&amp;iento</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>Both models side b&amp;y side</source>
        <translation>&amp;Los dos modelos lado a lado</translation>
    </message>
    <message>
        <source>More tools, for which there is no room here</source>
        <translation>Más herramientas, para las que aquí no hay sitio</translation>
    </message>
    <message>
        <source>Changed layers %1</source>
        <translation>Capas cambiadas %1</translation>
    </message>
    <message>
        <source>Changed layers</source>
        <translation>Capas cambiadas</translation>
    </message>
    <message>
        <source>read-only: another window has it open</source>
        <translation>solo lectura: otra ventana lo tiene abierto</translation>
    </message>
    <message>
        <source>Prune</source>
        <translation>Podar</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entrenar</translation>
    </message>
    <message>
        <source>Other steps</source>
        <translation>Otros pasos</translation>
    </message>
    <message>
        <source>Measure &amp;error between both</source>
        <translation>Medir el &amp;error entre ambos</translation>
    </message>
    <message>
        <source>Where the study&apos;s model lies</source>
        <translation>Dónde está el modelo del estudio</translation>
    </message>
    <message>
        <source>Choose the model…</source>
        <translation>Elegir el modelo…</translation>
    </message>
    <message>
        <source>%1 is no longer there. The study works on its own copy.</source>
        <translation>%1 ya no está. El estudio trabaja con su propia copia.</translation>
    </message>
    <message>
        <source>It lies elsewhere…</source>
        <translation>Está en otro lugar…</translation>
    </message>
    <message>
        <source>%1 has changed since this study was made. The study works on its own copy, as the model was.</source>
        <translation>%1 ha cambiado desde que se creó este estudio. El estudio trabaja con su propia copia del modelo de entonces.</translation>
    </message>
    <message>
        <source>Open it as it is now</source>
        <translation>Abrirlo como está ahora</translation>
    </message>
    <message>
        <source>Another window has this study open: here it can be looked at, but not changed.</source>
        <translation>Otra ventana tiene abierto este estudio: aquí se puede ver, pero no cambiar.</translation>
    </message>
    <message>
        <source>This study&apos;s file cannot be written: it can be looked at, but not changed.</source>
        <translation>El archivo de este estudio no se puede escribir: se puede ver, pero no cambiar.</translation>
    </message>
    <message>
        <source>Save under another name…</source>
        <translation>Guardar con otro nombre…</translation>
    </message>
    <message>
        <source>Opening the model</source>
        <translation>Abriendo el modelo</translation>
    </message>
    <message>
        <source>%1 of a batch was not run when this study was closed: %2.</source>
        <translation>Al cerrar este estudio quedó sin ejecutar parte de un lote (%1): %2.</translation>
    </message>
    <message>
        <source>Runner busy, 1 job waits</source>
        <translation>Ejecutor ocupado, 1 tarea espera</translation>
    </message>
    <message>
        <source>This layer is no group; what runs inside of it: View &gt; Inside of the layer.</source>
        <translation>Esta capa no es un grupo; lo que se ejecuta en ella: Ver &gt; Dentro de la capa.</translation>
    </message>
</context>
<context>
    <name>pare::MessageBar</name>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Close message</source>
        <translation>Cerrar mensaje</translation>
    </message>
</context>
<context>
    <name>pare::Minimap</name>
    <message>
        <source>Overview</source>
        <translation>Vista general</translation>
    </message>
    <message>
        <source>The whole graph; drag the frame to move the view</source>
        <translation>El grafo completo; arrastre el marco para mover la vista</translation>
    </message>
</context>
<context>
    <name>pare::ParallelView</name>
    <message>
        <source>Variants across all measures</source>
        <translation>Variantes en todas las medidas</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>sin medir</translation>
    </message>
    <message>
        <source>Does not hold the constraint: %1</source>
        <translation>No cumple la restricción: %1</translation>
    </message>
    <message>
        <source>Nothing is measured yet: run a recipe or a batch of presets.</source>
        <translation>Aún no se ha medido nada: ejecute una receta o un lote de preajustes.</translation>
    </message>
    <message>
        <source>↑ better</source>
        <translation>↑ mejor</translation>
    </message>
    <message>
        <source>Drag along an axis to set the least that a variant must hold there</source>
        <translation>Arrastre a lo largo de un eje para fijar lo mínimo que debe cumplir ahí una variante</translation>
    </message>
</context>
<context>
    <name>pare::PareStyle</name>
    <message>
        <source>Clear the field</source>
        <translation>Vaciar el campo</translation>
    </message>
</context>
<context>
    <name>pare::PathBar</name>
    <message>
        <source>Run recipe</source>
        <translation>Ejecutar receta</translation>
    </message>
    <message>
        <source>, next</source>
        <translation>, siguiente</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>none open</source>
        <translation>ninguno abierto</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source> · not measured</source>
        <translation> · sin medir</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Receta</translation>
    </message>
    <message>
        <source>Variants</source>
        <translation>Variantes</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Run the recipe (Ctrl+R)</source>
        <translation>Ejecutar la receta (Ctrl+R)</translation>
    </message>
    <message>
        <source>Measure baseline</source>
        <translation>Medir línea base</translation>
    </message>
</context>
<context>
    <name>pare::PictureDialog</name>
    <message>
        <source>Export picture</source>
        <translation>Exportar imagen</translation>
    </message>
    <message>
        <source>Trade-off chart</source>
        <translation>Gráfico de compromiso</translation>
    </message>
    <message>
        <source>Graph, the part in view</source>
        <translation>Grafo, la parte visible</translation>
    </message>
    <message>
        <source>Whole graph</source>
        <translation>Grafo completo</translation>
    </message>
    <message>
        <source>Image pixels a pixel, for PNG</source>
        <translation>Píxeles de imagen por píxel, para PNG</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>&amp;Picture of</source>
        <translation>&amp;Imagen de</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>F&amp;ormato</translation>
    </message>
    <message>
        <source>&amp;Scale</source>
        <translation>&amp;Escala</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Colores</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
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
        <translation>píxeles</translation>
    </message>
    <message>
        <source>pixels at 96 dots per inch</source>
        <translation>píxeles a 96 puntos por pulgada</translation>
    </message>
    <message>
        <source>, shrunk to %1 %: a page cannot be larger</source>
        <translation>, reducido al %1 %: una página no puede ser más grande</translation>
    </message>
</context>
<context>
    <name>pare::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Preferencias</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Restablecer</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aspecto</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Activadas</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Desactivadas</translation>
    </message>
    <message>
        <source>Of the window. Errors, verdicts and reports stay English, as on the command line</source>
        <translation>El de la ventana. Los errores, los veredictos y los informes siguen en inglés, como en la línea de comandos</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Animaciones</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Grafo</translation>
    </message>
    <message>
        <source>Wheel zooms, Ctrl+wheel scrolls</source>
        <translation>La rueda amplía o reduce, Ctrl+rueda desplaza</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Medición</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>as measured</source>
        <translation>según lo medido</translation>
    </message>
    <message>
        <source>with %1 % confidence</source>
        <translation>con un %1 % de confianza</translation>
    </message>
    <message>
        <source>What the guard is held against: the difference that was measured, or the most that it may be at this confidence. From the next run on</source>
        <translation>Con qué se compara la tolerancia: la diferencia que se midió o la mayor que puede ser con esta confianza. A partir de la próxima ejecución</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Hilos</translation>
    </message>
    <message>
        <source>Runs at least</source>
        <translation>Mínimo de ejecuciones</translation>
    </message>
    <message>
        <source>Seconds a model at most</source>
        <translation>Máximo de segundos por modelo</translation>
    </message>
    <message>
        <source>Guard holds</source>
        <translation>La tolerancia se cumple</translation>
    </message>
    <message>
        <source>Intervals</source>
        <translation>Intervalos</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Límites</translation>
    </message>
    <message>
        <source>half of the RAM</source>
        <translation>la mitad de la RAM</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>What the process that runs models may take, and what drawing a graph may</source>
        <translation>Lo que puede ocupar el proceso que ejecuta modelos, y lo que puede ocupar el dibujo de un grafo</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>A step of a job that takes longer is stopped</source>
        <translation>Se detiene un paso de una tarea que tarda más</translation>
    </message>
    <message>
        <source>Time of one step</source>
        <translation>Tiempo de un paso</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Atajos</translation>
    </message>
</context>
<context>
    <name>pare::QuantizationPanel</name>
    <message>
        <source>Set back to float</source>
        <translation>Volver a float</translation>
    </message>
    <message>
        <source>Layers in INT8</source>
        <translation>Capas en INT8</translation>
    </message>
    <message>
        <source>Quantization error by layer</source>
        <translation>Error de cuantización por capa</translation>
    </message>
    <message>
        <source>How many layers work in INT8, the least error first</source>
        <translation>Cuántas capas trabajan en INT8, primero las de menor error</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Medir de nuevo</translation>
    </message>
    <message>
        <source>Measure quantization error</source>
        <translation>Medir error de cuantización</translation>
    </message>
    <message>
        <source>In the background: each layer of the source alone in INT8, or each layer of the shown variant against itself in float</source>
        <translation>En segundo plano: cada capa del original sola en INT8, o cada capa de la variante mostrada frente a sí misma en float</translation>
    </message>
    <message>
        <source>Being measured; see Jobs.</source>
        <translation>Se está midiendo; vea Tareas.</translation>
    </message>
    <message>
        <source>Not measured yet. Measuring tells for each layer what the outputs lose when it works in INT8,
with the range and the steps that its input gets; about a minute at most.</source>
        <translation>Aún sin medir. La medición indica para cada capa lo que pierden las salidas cuando trabaja en INT8,
con el rango y los niveles que recibe su entrada; un minuto como máximo, más o menos.</translation>
    </message>
    <message>
        <source>Measured on %1: each layer&apos;s result in %2 against the same layer in float, with what the layers before it lose.</source>
        <translation>Medido con %1: el resultado de cada capa en %2 frente a la misma capa en float, con lo que pierden las capas anteriores.</translation>
    </message>
    <message>
        <source>Measured on %1: the outputs with one layer alone in static INT8, everything else in float.</source>
        <translation>Medido con %1: las salidas con una sola capa en INT8 estático y todo lo demás en float.</translation>
    </message>
    <message>
        <source>The outputs: %1</source>
        <translation>Las salidas: %1</translation>
    </message>
    <message>
        <source>All of them at once: %1</source>
        <translation>Todas a la vez: %1</translation>
    </message>
    <message>
        <source>, %1 %2 (float %3)</source>
        <translation>, %1 %2 (float %3)</translation>
    </message>
    <message>
        <source>%1 cannot be quantized.</source>
        <translation>No se puede cuantizar: %1.</translation>
    </message>
    <message>
        <source>◷ Measured on other data than is given now.</source>
        <translation>◷ Medido con datos distintos de los actuales.</translation>
    </message>
    <message>
        <source>Layers in INT8: the source&apos;s quantization error is not measured yet; it gives the order.</source>
        <translation>Capas en INT8: el error de cuantización del original aún no está medido; es lo que da el orden.</translation>
    </message>
    <message>
        <source>Static INT8 for the layers with the least error, float for the others; Run measures what it comes to</source>
        <translation>INT8 estático para las capas con menor error, float para las demás; Ejecutar mide lo que resulta</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>sin medir</translation>
    </message>
    <message>
        <source>The selected layers stay float when the recipe runs</source>
        <translation>Las capas seleccionadas siguen en float cuando se ejecuta la receta</translation>
    </message>
    <message>
        <source>%1 of %2, %3</source>
        <translation>%1 de %2, %3</translation>
    </message>
    <message>
        <source>computed</source>
        <translation>calculado</translation>
    </message>
    <message>
        <source>est.</source>
        <translation>est.</translation>
    </message>
    <message>
        <source>%1 of %2 in INT8</source>
        <translation>%1 de %2 en INT8</translation>
    </message>
    <message>
        <source>Set back to float: select layers first.</source>
        <translation>Volver a float: seleccione primero capas.</translation>
    </message>
    <message>
        <source>Set back to float: no step of the recipe quantizes; the slider adds one.</source>
        <translation>Volver a float: ningún paso de la receta cuantiza; el control deslizante añade uno.</translation>
    </message>
    <message>
        <source>Set back to float: these layers are float already.</source>
        <translation>Volver a float: estas capas ya están en float.</translation>
    </message>
    <message>
        <source>%1 back to float</source>
        <translation>vuelta a float de %1</translation>
    </message>
</context>
<context>
    <name>pare::RecipeFoot</name>
    <message>
        <source>Run recipe</source>
        <translation>Ejecutar receta</translation>
    </message>
    <message>
        <source>Guard</source>
        <translation>Tolerancia</translation>
    </message>
    <message>
        <source>Largest loss that is accepted, in points</source>
        <translation>Mayor pérdida que se acepta, en puntos</translation>
    </message>
    <message>
        <source>points below source</source>
        <translation>puntos bajo el original</translation>
    </message>
    <message>
        <source>Run the recipe in the background (Ctrl+R)</source>
        <translation>Ejecutar la receta en segundo plano (Ctrl+R)</translation>
    </message>
    <message>
        <source>computed</source>
        <translation>calculado</translation>
    </message>
    <message>
        <source>est.</source>
        <translation>est.</translation>
    </message>
    <message>
        <source>Size %1 of %2 (%3)</source>
        <translation>Tamaño %1 de %2 (%3)</translation>
    </message>
    <message>
        <source>MACs not known: sizes are missing in the model</source>
        <translation>MACs desconocidas: faltan tamaños en el modelo</translation>
    </message>
    <message>
        <source>MACs %1 of %2 (computed)</source>
        <translation>MACs %1 de %2 (calculado)</translation>
    </message>
    <message>
        <source>Latency, accuracy: measured after Run</source>
        <translation>Latencia, exactitud: se miden al ejecutar</translation>
    </message>
    <message>
        <source>Made for</source>
        <translation>Hecho para</translation>
    </message>
    <message>
        <source>Hardware that the model is made for</source>
        <translation>Hardware para el que se hace el modelo</translation>
    </message>
    <message>
        <source>Latency is measured on this machine: it does not say how fast the model is there.</source>
        <translation>La latencia se mide en este equipo: no dice lo rápido que es el modelo allí.</translation>
    </message>
    <message>
        <source>The model leaves sizes open: MACs are computed %1. What is measured takes the sizes of the data.</source>
        <translation>El modelo deja tamaños abiertos: los MACs se calculan %1. Lo que se mide usa los tamaños de los datos.</translation>
    </message>
    <message>
        <source>MACs %1 of %2 (computed, assumed sizes)</source>
        <translation>MACs %1 de %2 (calculado, tamaños supuestos)</translation>
    </message>
    <message>
        <source>, without %1 of unknown sizes</source>
        <translation>, sin %1 de tamaños desconocidos</translation>
    </message>
    <message>
        <source>MACs: shapes are being read</source>
        <translation>MACs: se están leyendo las formas</translation>
    </message>
    <message>
        <source>computed, plus its recipe</source>
        <translation>calculado, más su receta</translation>
    </message>
    <message>
        <source>MACs %1 of the source&apos;s (computed, assumed sizes)</source>
        <translation>MACs %1 de las del origen (calculado, tamaños supuestos)</translation>
    </message>
</context>
<context>
    <name>pare::RecipePanel</name>
    <message>
        <source>Recipe</source>
        <translation>Receta</translation>
    </message>
</context>
<context>
    <name>pare::SampleDetail</name>
    <message>
        <source>Outputs of A and B for this sample</source>
        <translation>Salidas de A y B para esta muestra</translation>
    </message>
    <message>
        <source>Half the sum of the differences of all classes&apos; shares: 0 % are equal answers, 100 % have nothing in common; computed from one run of both models</source>
        <translation>Mitad de la suma de las diferencias entre las partes de todas las clases: 0 % son respuestas iguales, 100 % no tienen nada en común; calculado de una ejecución de ambos modelos</translation>
    </message>
    <message>
        <source>Length of the difference of both outputs, of the length of A&apos;s; computed from one run of both models</source>
        <translation>Longitud de la diferencia de ambas salidas, sobre la de A; calculada de una ejecución de ambos modelos</translation>
    </message>
    <message>
        <source>Click a sample to see it large, with both outputs.</source>
        <translation>Haga clic en una muestra para verla grande, con ambas salidas.</translation>
    </message>
    <message>
        <source>, label %1</source>
        <translation>, etiqueta %1</translation>
    </message>
    <message>
        <source>Sample %1%2. The outputs are %3 apart.</source>
        <translation>Muestra %1%2. Las salidas difieren en %3.</translation>
    </message>
    <message>
        <source>Sample %1%2. The outputs cannot be compared: they have other sizes, or no finite numbers.</source>
        <translation>Muestra %1%2. Las salidas no se pueden comparar: tienen otros tamaños o números no finitos.</translation>
    </message>
    <message>
        <source>Input: %1</source>
        <translation>Entrada: %1</translation>
    </message>
    <message>
        <source>The likeliest of %1 classes of %2:</source>
        <translation>Las más probables de %1 clases de %2:</translation>
    </message>
    <message>
        <source>Those of %1 values of %2 that are farthest apart:</source>
        <translation>Los más distantes de %1 valores de %2:</translation>
    </message>
    <message>
        <source>Sample %1</source>
        <translation>Muestra %1</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>%1 is the label</source>
        <translation>%1 es la etiqueta</translation>
    </message>
    <message>
        <source>Δ [points]</source>
        <translation>Δ [puntos]</translation>
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
        <translation>Comparar muestra a muestra</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Muestra</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>A says</source>
        <translation>A dice</translation>
    </message>
    <message>
        <source>B says</source>
        <translation>B dice</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Qué cambió</translation>
    </message>
    <message>
        <source>Apart [%]</source>
        <translation>Distancia [%]</translation>
    </message>
    <message>
        <source>Samples where A and B differ</source>
        <translation>Muestras en las que A y B difieren</translation>
    </message>
    <message>
        <source>Choose A and B to see the samples that they treat differently.</source>
        <translation>Elija A y B para ver las muestras que tratan de forma distinta.</translation>
    </message>
    <message>
        <source>Which samples they treat differently is not known. Data (Ctrl+D) gives it: both are run on the same samples.</source>
        <translation>No se sabe qué muestras tratan de forma distinta. Los datos (Ctrl+D) lo dan: ambos se ejecutan con las mismas muestras.</translation>
    </message>
    <message>
        <source>Both are run on the same samples…</source>
        <translation>Ambos se ejecutan con las mismas muestras…</translation>
    </message>
    <message>
        <source>Which samples they treat differently is not known yet: both are to be run on all of the data.</source>
        <translation>Aún no se sabe qué muestras tratan de forma distinta: ambos deben ejecutarse con todos los datos.</translation>
    </message>
    <message>
        <source>The samples that the two treat most differently, of %1.</source>
        <translation>Las muestras que ambos tratan de forma más distinta, de %1.</translation>
    </message>
    <message>
        <source>%1, measured.</source>
        <translation>%1, medido.</translation>
    </message>
    <message>
        <source>↘ lost</source>
        <translation>↘ perdida</translation>
    </message>
    <message>
        <source>↗ gained</source>
        <translation>↗ ganada</translation>
    </message>
    <message>
        <source>both wrong</source>
        <translation>ambos mal</translation>
    </message>
    <message>
        <source>Compare samples of %1 and %2</source>
        <translation>Comparar muestras de %1 y %2</translation>
    </message>
    <message>
        <source>Cancelled: their outputs were not looked at.</source>
        <translation>Cancelado: no se miraron sus salidas.</translation>
    </message>
    <message>
        <source>Their outputs cannot be shown: %1</source>
        <translation>No se pueden mostrar sus salidas: %1</translation>
    </message>
    <message>
        <source>same answer</source>
        <translation>misma respuesta</translation>
    </message>
    <message>
        <source>same class, 1 − cosine %1</source>
        <translation>misma clase, 1 − coseno %1</translation>
    </message>
</context>
<context>
    <name>pare::SensitivitySection</name>
    <message>
        <source>equal outputs</source>
        <translation>salidas iguales</translation>
    </message>
    <message>
        <source>%1%2 against channels removed</source>
        <translation>%1%2 según los canales eliminados</translation>
    </message>
    <message>
        <source>Agreement with the source</source>
        <translation>Concordancia con el original</translation>
    </message>
    <message>
        <source>all %1 channels: %2</source>
        <translation>los %1 canales: %2</translation>
    </message>
    <message>
        <source>Guard: %1</source>
        <translation>Tolerancia: %1</translation>
    </message>
    <message>
        <source>SQNR of the outputs [dB] against channels removed</source>
        <translation>SQNR de las salidas [dB] según los canales eliminados</translation>
    </message>
    <message>
        <source>−%1 of %2</source>
        <translation>−%1 de %2</translation>
    </message>
    <message>
        <source>Pruning sensitivity</source>
        <translation>Sensibilidad a la poda</translation>
    </message>
    <message>
        <source>This group only</source>
        <translation>Solo este grupo</translation>
    </message>
    <message>
        <source>Measure only the channels that this layer makes, and what shrinks with them</source>
        <translation>Medir solo los canales que produce esta capa, y lo que se reduce con ellos</translation>
    </message>
    <message>
        <source>Measured by cutting: the channels of least norm are gone from this width and its normalizations, nothing is repaired. %1. With repair the loss is smaller.</source>
        <translation>Medido recortando: los canales de menor norma faltan en este ancho y en sus normalizaciones, no se repara nada. %1. Con reparación, la pérdida es menor.</translation>
    </message>
    <message>
        <source>Measured by mask: the channels of least norm are zero, nothing is repaired. %1. With repair the loss is smaller.</source>
        <translation>Medido con máscara: los canales de menor norma son cero, no se repara nada. %1. Con reparación, la pérdida es menor.</translation>
    </message>
    <message>
        <source>Of group %1; this layer stands in %2 groups.</source>
        <translation>Del grupo %1; esta capa está en %2 grupos.</translation>
    </message>
    <message>
        <source>◷ Measured on other data than is given now.</source>
        <translation>◷ Medido con datos distintos de los actuales.</translation>
    </message>
    <message>
        <source>Being measured; see Jobs.</source>
        <translation>Se está midiendo; vea Tareas.</translation>
    </message>
    <message>
        <source>Not measured yet. Measuring tells what the model loses with a tenth to four fifths of these channels; it takes about two minutes at most.</source>
        <translation>Aún sin medir. La medición indica lo que pierde el modelo con entre una décima parte y cuatro quintos de estos canales; tarda unos dos minutos como máximo.</translation>
    </message>
    <message>
        <source>Measure all again</source>
        <translation>Medir todo de nuevo</translation>
    </message>
    <message>
        <source>Measure sensitivity</source>
        <translation>Medir sensibilidad</translation>
    </message>
    <message>
        <source>Measure what the model loses with channels of each group, one group at a time, in the background</source>
        <translation>Medir en segundo plano lo que pierde el modelo con canales de cada grupo, un grupo cada vez</translation>
    </message>
</context>
<context>
    <name>pare::SensitivityView</name>
    <message>
        <source>Pruning sensitivity</source>
        <translation>Sensibilidad a la poda</translation>
    </message>
    <message>
        <source>guard</source>
        <translation>tolerancia</translation>
    </message>
</context>
<context>
    <name>pare::StartPage</name>
    <message>
        <source>Open a model</source>
        <translation>Abrir un modelo</translation>
    </message>
    <message>
        <source>Open model or study…</source>
        <translation>Abrir modelo o estudio…</translation>
    </message>
    <message>
        <source>ONNX models and studies of Pare (Ctrl+O)</source>
        <translation>Modelos ONNX y estudios de Pare (Ctrl+O)</translation>
    </message>
    <message>
        <source>or drop a file anywhere in the window</source>
        <translation>o suelte un archivo en cualquier parte de la ventana</translation>
    </message>
    <message>
        <source>Try it on a demo</source>
        <translation>Pruebe con una demo</translation>
    </message>
    <message>
        <source>Clothes: ResNet-20, tells ten kinds of clothes apart</source>
        <translation>Ropa: ResNet-20, distingue diez tipos de prendas</translation>
    </message>
    <message>
        <source>A picture network with its test data</source>
        <translation>Una red de imágenes con sus datos de prueba</translation>
    </message>
    <message>
        <source>Languages: transformer, names the language of a text</source>
        <translation>Idiomas: transformer, dice el idioma de un texto</translation>
    </message>
    <message>
        <source>A text network with its test data</source>
        <translation>Una red de texto con sus datos de prueba</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>Archivos recientes</translation>
    </message>
    <message>
        <source>%1 is not there any more</source>
        <translation>%1 ya no está ahí</translation>
    </message>
    <message>
        <source>not there any more</source>
        <translation>ya no está ahí</translation>
    </message>
</context>
<context>
    <name>pare::StepList</name>
    <message>
        <source>Steps</source>
        <translation>Pasos</translation>
    </message>
    <message>
        <source>Run preset</source>
        <translation>Preajuste</translation>
    </message>
    <message>
        <source>Add step</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>No steps yet. Select layers in the graph or the table and say above what they get, add a step for every layer, or take a preset.</source>
        <translation>Aún no hay pasos. Seleccione capas en el grafo o la tabla y diga arriba qué reciben, añada un paso para todas las capas o tome un preajuste.</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Seleccionar</translation>
    </message>
    <message>
        <source>Select the layers that are left alone</source>
        <translation>Seleccionar las capas que no se tocan</translation>
    </message>
    <message>
        <source>Training step…</source>
        <translation>Paso de entrenamiento…</translation>
    </message>
    <message>
        <source>Run a preset: it tries what it knows and delivers what keeps its promise</source>
        <translation>Ejecutar un preajuste: prueba lo que conoce y entrega lo que cumple lo prometido</translation>
    </message>
    <message>
        <source>No step of the recipe has the focus.</source>
        <translation>Ningún paso de la receta tiene el foco.</translation>
    </message>
    <message>
        <source>Move step %1 up</source>
        <translation>Subir el paso %1</translation>
    </message>
    <message>
        <source>It is the first step.</source>
        <translation>Es el primer paso.</translation>
    </message>
    <message>
        <source>Move step %1 down</source>
        <translation>Bajar el paso %1</translation>
    </message>
    <message>
        <source>It is the last step.</source>
        <translation>Es el último paso.</translation>
    </message>
    <message>
        <source>Options of step %1</source>
        <translation>Opciones del paso %1</translation>
    </message>
    <message>
        <source>Select the layers of step %1</source>
        <translation>Seleccionar las capas del paso %1</translation>
    </message>
    <message>
        <source>Remove step %1</source>
        <translation>Eliminar el paso %1</translation>
    </message>
    <message>
        <source>add step %1</source>
        <translation>añadir paso %1</translation>
    </message>
    <message>
        <source>enable step</source>
        <translation>activar paso</translation>
    </message>
    <message>
        <source>disable step</source>
        <translation>desactivar paso</translation>
    </message>
    <message>
        <source>%1 is left alone, by presets too.</source>
        <translation>%1 no se toca, ni siquiera en los preajustes.</translation>
    </message>
    <message>
        <source>%1 are left alone, by presets too.</source>
        <translation>%1 no se tocan, ni siquiera en los preajustes.</translation>
    </message>
    <message>
        <source>move %1 up</source>
        <translation>subir %1</translation>
    </message>
    <message>
        <source>move %1 down</source>
        <translation>bajar %1</translation>
    </message>
    <message>
        <source>remove step %1</source>
        <translation>eliminar el paso %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
</context>
<context>
    <name>pare::StepOptions</name>
    <message>
        <source>on</source>
        <translation>activado</translation>
    </message>
    <message>
        <source>off</source>
        <translation>desactivado</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>%1: %2. Default: %3.</source>
        <translation>%1: %2. Valor predeterminado: %3.</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>Volver a %1</translation>
    </message>
    <message>
        <source>%1: back to %2</source>
        <translation>%1: volver a %2</translation>
    </message>
</context>
<context>
    <name>pare::StepRow</name>
    <message>
        <source>Drag to another place (Alt+Up, Alt+Down)</source>
        <translation>Arrastre a otro lugar (Alt+Up, Alt+Down)</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Opciones</translation>
    </message>
    <message>
        <source>Remove step (Del)</source>
        <translation>Eliminar paso (Del)</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Subir</translation>
    </message>
    <message>
        <source>There is no such pass here</source>
        <translation>Aquí no existe esa pasada</translation>
    </message>
    <message>
        <source>Leave this step out</source>
        <translation>Omitir este paso</translation>
    </message>
    <message>
        <source>Take this step in</source>
        <translation>Incluir este paso</translation>
    </message>
    <message>
        <source>Step %1, %2</source>
        <translation>Paso %1, %2</translation>
    </message>
    <message>
        <source>off</source>
        <translation>desactivado</translation>
    </message>
    <message>
        <source>same size</source>
        <translation>mismo tamaño</translation>
    </message>
    <message>
        <source>Other weights of the same size: what training gives is measured after Run</source>
        <translation>Otros pesos del mismo tamaño: lo que aporta el entrenamiento se mide al ejecutar</translation>
    </message>
    <message>
        <source>Zeros take as much room as other numbers: the file is smaller only once it is compressed</source>
        <translation>Los ceros ocupan tanto como otros números: el archivo solo es más pequeño una vez comprimido</translation>
    </message>
    <message>
        <source>What this step changes, computed</source>
        <translation>Lo que cambia este paso, calculado</translation>
    </message>
    <message>
        <source>What this step changes, estimated: it needs data to run</source>
        <translation>Lo que cambia este paso, estimado: necesita datos para ejecutarse</translation>
    </message>
    <message>
        <source>Fold the options</source>
        <translation>Plegar las opciones</translation>
    </message>
    <message>
        <source>open</source>
        <translation>desplegado</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>plegado</translation>
    </message>
</context>
<context>
    <name>pare::TableView</name>
    <message>
        <source>Reset columns</source>
        <translation>Restablecer columnas</translation>
    </message>
</context>
<context>
    <name>pare::TensorWindow</name>
    <message>
        <source>&amp;Save as .npy…</source>
        <translation>&amp;Guardar como .npy…</translation>
    </message>
    <message>
        <source>Values of this type cannot be written as .npy</source>
        <translation>Los valores de este tipo no se pueden escribir como .npy</translation>
    </message>
    <message>
        <source>The stored values, as NumPy&apos;s %1</source>
        <translation>Los valores almacenados, como %1 de NumPy</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>The selected numbers, or all rows in sight, as tab-separated text</source>
        <translation>Los números seleccionados, o todas las filas a la vista, como texto separado por tabuladores</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Show what they &amp;stand for: %1</source>
        <translation>Mostrar lo que r&amp;epresentan: %1</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Posición</translation>
    </message>
    <message>
        <source>Axis %1, of %2</source>
        <translation>Eje %1, de %2</translation>
    </message>
    <message>
        <source>Position on axis %1</source>
        <translation>Posición en el eje %1</translation>
    </message>
    <message>
        <source>of axes %1; the last two are rows and columns</source>
        <translation>de los ejes %1; los dos últimos son filas y columnas</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Números</translation>
    </message>
    <message>
        <source>&amp;Numbers</source>
        <translation>&amp;Números</translation>
    </message>
    <message>
        <source>&amp;Picture</source>
        <translation>&amp;Imagen</translation>
    </message>
    <message>
        <source>Each position of axis</source>
        <translation>Cada posición del eje</translation>
    </message>
    <message>
        <source>Axis</source>
        <translation>Eje</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Canal</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>Mínimo</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Máximo</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Media</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>Desviación</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>Ceros</translation>
    </message>
    <message>
        <source>C&amp;hannels</source>
        <translation>C&amp;anales</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>H&amp;istogram</source>
        <translation>&amp;Histograma</translation>
    </message>
    <message>
        <source>%1 to %2, mean %3, deviation %4</source>
        <translation>%1 a %2, media %3, desviación %4</translation>
    </message>
    <message>
        <source>It has no values.</source>
        <translation>No tiene valores.</translation>
    </message>
    <message>
        <source>No value is finite.</source>
        <translation>Ningún valor es finito.</translation>
    </message>
    <message>
        <source>, %1 are zero</source>
        <translation>, %1 son cero</translation>
    </message>
    <message>
        <source>; %1 NaN or infinite</source>
        <translation>; %1 NaN o infinitos</translation>
    </message>
    <message>
        <source>No value is finite</source>
        <translation>Ningún valor es finito</translation>
    </message>
    <message>
        <source>The first %1 of %2</source>
        <translation>Los primeros %1 de %2</translation>
    </message>
    <message>
        <source>Below zero blue, above it orange; full colour at %1.</source>
        <translation>Por debajo de cero, azul; por encima, naranja; color pleno en %1.</translation>
    </message>
    <message>
        <source> Every %1th row and column.</source>
        <translation> Una de cada %1 filas y columnas.</translation>
    </message>
    <message>
        <source>Save values</source>
        <translation>Guardar valores</translation>
    </message>
    <message>
        <source>NumPy array (*.npy)</source>
        <translation>Array de NumPy (*.npy)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Se guardó %1</translation>
    </message>
    <message>
        <source>0 to %1</source>
        <translation>0 a %1</translation>
    </message>
    <message>
        <source>As the operators behind the tensor compute it</source>
        <translation>Como lo calculan los operadores que leen el tensor</translation>
    </message>
    <message>
        <source>The tensor&apos;s values</source>
        <translation>Los valores del tensor</translation>
    </message>
</context>
<context>
    <name>pare::Tour</name>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Omitir</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
</context>
<context>
    <name>pare::TradeOffChart</name>
    <message>
        <source>Latency (ms)</source>
        <translation>Latencia (ms)</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>Logarítmico</translation>
    </message>
    <message>
        <source>Front only</source>
        <translation>Solo el frente</translation>
    </message>
    <message>
        <source>Show only what no other variant beats</source>
        <translation>Mostrar solo lo que ninguna otra variante supera</translation>
    </message>
    <message>
        <source>Whole range</source>
        <translation>Rango completo</translation>
    </message>
    <message>
        <source>Let the axis reach down to what collapsed</source>
        <translation>Dejar que el eje baje hasta lo que colapsó</translation>
    </message>
    <message>
        <source>Candidates that were tried</source>
        <translation>Candidatos probados</translation>
    </message>
    <message>
        <source>What searches measured on their way, as faint dots</source>
        <translation>Lo que midieron las búsquedas por el camino, como puntos tenues</translation>
    </message>
    <message>
        <source>What runs along the chart</source>
        <translation>Qué va a lo largo del gráfico</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>Eje horizontal</translation>
    </message>
    <message>
        <source>Measure the source first.</source>
        <translation>Mida primero el original.</translation>
    </message>
    <message>
        <source>Measure the source</source>
        <translation>Medir el original</translation>
    </message>
    <message>
        <source>1 variant; the table of variants has the same numbers</source>
        <translation>1 variante; la tabla de variantes tiene los mismos números</translation>
    </message>
    <message>
        <source>%1 variants; the table of variants has the same numbers</source>
        <translation>%1 variantes; la tabla de variantes tiene los mismos números</translation>
    </message>
</context>
<context>
    <name>pare::TradeOffPad</name>
    <message>
        <source>Trade-off chart</source>
        <translation>Gráfico de compromiso</translation>
    </message>
    <message>
        <source>Drag to change the guard</source>
        <translation>Arrastre para cambiar la tolerancia</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>y %1 más</translation>
    </message>
    <message>
        <source>tried by a search</source>
        <translation>probado por una búsqueda</translation>
    </message>
    <message>
        <source>the opened model</source>
        <translation>el modelo abierto</translation>
    </message>
    <message>
        <source> · no gain</source>
        <translation> · sin ganancia</translation>
    </message>
    <message>
        <source> · measured under other conditions</source>
        <translation> · medida en otras condiciones</translation>
    </message>
</context>
<context>
    <name>pare::TradeOffPlot</name>
    <message>
        <source>, lower is better</source>
        <translation>, menor es mejor</translation>
    </message>
    <message>
        <source>1 not shown: not measured</source>
        <translation>1 no se muestra: sin medir</translation>
    </message>
    <message>
        <source>%1 not shown: not measured</source>
        <translation>%1 no se muestran: sin medir</translation>
    </message>
    <message>
        <source>Run a recipe or a batch of presets</source>
        <translation>Ejecute una receta o un lote de preajustes</translation>
    </message>
</context>
<context>
    <name>pare::TrainingCurve</name>
    <message>
        <source>Nothing is trained here.</source>
        <translation>Aquí no se entrena nada.</translation>
    </message>
    <message>
        <source>Training curves</source>
        <translation>Curvas de entrenamiento</translation>
    </message>
    <message>
        <source>Training in numbers</source>
        <translation>El entrenamiento en números</translation>
    </message>
    <message>
        <source>Which training</source>
        <translation>Qué entrenamiento</translation>
    </message>
    <message>
        <source>Which of the trainings of this job is shown</source>
        <translation>Cuál de los entrenamientos de esta tarea se muestra</translation>
    </message>
    <message>
        <source>Training %1 of %2</source>
        <translation>Entrenamiento %1 de %2</translation>
    </message>
    <message>
        <source>%1 (%)</source>
        <translation>%1 (%)</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>pérdida</translation>
    </message>
    <message>
        <source>step</source>
        <translation>paso</translation>
    </message>
    <message>
        <source>best</source>
        <translation>mejor</translation>
    </message>
</context>
<context>
    <name>pare::TrainingDialog</name>
    <message>
        <source>Data…</source>
        <translation>Datos…</translation>
    </message>
    <message>
        <source>Add training step</source>
        <translation>Añadir paso de entrenamiento</translation>
    </message>
    <message>
        <source>Fine-tune</source>
        <translation>Ajuste fino</translation>
    </message>
    <message>
        <source>Learns the labels of the training data.</source>
        <translation>Aprende las etiquetas de los datos de entrenamiento.</translation>
    </message>
    <message>
        <source>Distill</source>
        <translation>Destilar</translation>
    </message>
    <message>
        <source>Learns to give what a teacher gives: the source, or another model. Needs no labels.</source>
        <translation>Aprende a dar lo que da un maestro: el original u otro modelo. No necesita etiquetas.</translation>
    </message>
    <message>
        <source>Train quantized</source>
        <translation>Entrenar cuantizado</translation>
    </message>
    <message>
        <source>The same for a quantized model: integers and scales learn with the rounding in the loop.</source>
        <translation>Lo mismo para un modelo cuantizado: los enteros y las escalas aprenden con el redondeo dentro del bucle.</translation>
    </message>
    <message>
        <source>Choose the data to train on</source>
        <translation>Elegir los datos con los que entrenar</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>Maestro</translation>
    </message>
    <message>
        <source>the model before the first step</source>
        <translation>el modelo antes del primer paso</translation>
    </message>
    <message>
        <source>Teacher, an ONNX file; empty: the model before the first step</source>
        <translation>Maestro, un archivo ONNX; vacío: el modelo antes del primer paso</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Models (*.onnx)</source>
        <translation>Modelos (*.onnx)</translation>
    </message>
    <message>
        <source>More options</source>
        <translation>Más opciones</translation>
    </message>
    <message>
        <source>Only the %1 may change</source>
        <translation>Solo pueden cambiar: %1</translation>
    </message>
    <message>
        <source>Trained on %1. A part of it is held out and tells which weights are kept; samples that results are measured on are never learned.</source>
        <translation>Se entrena con %1. Una parte se reserva para validación e indica qué pesos se conservan; las muestras con las que se miden los resultados nunca se aprenden.</translation>
    </message>
    <message>
        <source>There is no data to train on yet; without it the recipe cannot be run.</source>
        <translation>Aún no hay datos con los que entrenar; sin ellos no se puede ejecutar la receta.</translation>
    </message>
    <message>
        <source>Teacher: %1 is not there.</source>
        <translation>Maestro: %1 no existe.</translation>
    </message>
    <message>
        <source>Teacher: %1 is no file that can be read.</source>
        <translation>Maestro: %1 no es un archivo que se pueda leer.</translation>
    </message>
    <message>
        <source>Bits: weights are stored in 2, 3, 4 or 8 bits; 0 trains what is quantized already.</source>
        <translation>Bits: los pesos se guardan en 2, 3, 4 u 8 bits; 0 entrena lo que ya está cuantizado.</translation>
    </message>
    <message>
        <source>No step before it changes the model, so it would learn from itself. Choose a teacher, or add it after a step that loses accuracy.</source>
        <translation>Ningún paso anterior cambia el modelo, así que aprendería de sí mismo. Elija un maestro o añádalo después de un paso que pierda exactitud.</translation>
    </message>
    <message>
        <source>No step before it quantizes the model. Add quantize-static first, or set Bits to train weights for so many bits.</source>
        <translation>Ningún paso anterior cuantiza el modelo. Añada antes quantize-static, o fije Bits para entrenar los pesos para ese número de bits.</translation>
    </message>
    <message>
        <source>one walk through the data</source>
        <translation>un recorrido por los datos</translation>
    </message>
    <message>
        <source>%1 walks through the data</source>
        <translation>%1 recorridos por los datos</translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation>unos %1 min</translation>
    </message>
    <message>
        <source>Ends after %1</source>
        <translation>Termina tras %1</translation>
    </message>
    <message>
        <source> or </source>
        <translation> o </translation>
    </message>
    <message>
        <source>, whichever comes first</source>
        <translation>, lo que ocurra primero</translation>
    </message>
    <message>
        <source>; earlier after %1 without a better held-out score</source>
        <translation>; antes, tras %1 sin mejor puntuación de validación</translation>
    </message>
    <message>
        <source>. It can be stopped at any time with the best weights so far.</source>
        <translation>. Se puede detener en cualquier momento con los mejores pesos hasta entonces.</translation>
    </message>
</context>
<context>
    <name>pare::TrainingPage</name>
    <message>
        <source>Training of</source>
        <translation>Entrenamiento de</translation>
    </message>
    <message>
        <source>Whose training</source>
        <translation>De quién es el entrenamiento</translation>
    </message>
    <message>
        <source>What trains now, and the variants that were trained</source>
        <translation>Lo que se entrena ahora y las variantes que se entrenaron</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1, now</source>
        <translation>%1, ahora</translation>
    </message>
    <message>
        <source>No variant of this study was trained in this window or a batch. Recipe &gt; Add training step… adds one.</source>
        <translation>Ninguna variante de este estudio se entrenó en esta ventana ni en un lote. Receta &gt; Añadir paso de entrenamiento… añade uno.</translation>
    </message>
</context>
<context>
    <name>pare::TreatmentBox</name>
    <message>
        <source>Leave alone</source>
        <translation>No tocar</translation>
    </message>
    <message>
        <source>Nothing changes these layers: no step of the recipe, no preset, and nothing that their neighbours lose</source>
        <translation>Nada cambia estas capas: ningún paso de la receta, ningún preajuste, ni nada de lo que pierdan sus vecinas</translation>
    </message>
    <message>
        <source>Precision of the selected layers</source>
        <translation>Precisión de las capas seleccionadas</translation>
    </message>
    <message>
        <source>Weights to set to zero, percent</source>
        <translation>Pesos que se ponen a cero, en porcentaje</translation>
    </message>
    <message>
        <source>Smaller only when compressed: ONNX Runtime&apos;s CPU gains no time from zeros</source>
        <translation>Solo ocupa menos al comprimirlo: la CPU de ONNX Runtime no gana tiempo con los ceros</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precisión</translation>
    </message>
    <message>
        <source>Channels to remove</source>
        <translation>Canales que se eliminan</translation>
    </message>
    <message>
        <source>Weights to zero</source>
        <translation>Pesos a cero</translation>
    </message>
    <message>
        <source>%1 % zeros</source>
        <translation>%1 % de ceros</translation>
    </message>
    <message>
        <source>No layer is selected</source>
        <translation>No hay ninguna capa seleccionada</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>Selección: %1</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>Mixto</translation>
    </message>
    <message>
        <source>Not pruned: these layers make no channels that could go</source>
        <translation>Sin podar: estas capas no producen canales que se puedan eliminar</translation>
    </message>
    <message>
        <source>Not pruned: %1</source>
        <translation>Sin podar: %1</translation>
    </message>
    <message>
        <source>Not pruned: no smaller count is allowed here (a multiple of %1)</source>
        <translation>Sin podar: aquí no se permite un número menor (un múltiplo de %1)</translation>
    </message>
    <message>
        <source>prune %1 % of %2</source>
        <translation>podar el %1 % de %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>leave alone</source>
        <translation>no tocar</translation>
    </message>
    <message>
        <source>treat again</source>
        <translation>volver a tratar</translation>
    </message>
    <message>
        <source>clear treatment</source>
        <translation>quitar tratamiento</translation>
    </message>
    <message>
        <source>%1 together in %2</source>
        <translation>%1 a la vez en %2</translation>
    </message>
    <message>
        <source>Channels: shapes are being read</source>
        <translation>Canales: se están leyendo las formas</translation>
    </message>
</context>
<context>
    <name>pare::VariantsModel</name>
    <message>
        <source>◎ measured</source>
        <translation>◎ medido</translation>
    </message>
    <message>
        <source>◎ not measured</source>
        <translation>◎ sin medir</translation>
    </message>
    <message>
        <source> · best</source>
        <translation> · la mejor</translation>
    </message>
    <message>
        <source>%1 [%2 to %3]</source>
        <translation>%1 [%2 a %3]</translation>
    </message>
    <message>
        <source>Not measured yet: Run &gt; Measure baseline</source>
        <translation>Aún sin medir: Ejecutar &gt; Medir línea base</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>Sin medir</translation>
    </message>
    <message>
        <source>Give labelled data (Ctrl+D) to measure accuracy</source>
        <translation>Indique datos etiquetados (Ctrl+D) para medir la exactitud</translation>
    </message>
    <message>
        <source>Not measured for this variant</source>
        <translation>Sin medir para esta variante</translation>
    </message>
    <message>
        <source>A favourite; click to unmark it (S)</source>
        <translation>Una favorita; haga clic para desmarcarla (S)</translation>
    </message>
    <message>
        <source>Click to mark it as a favourite (S)</source>
        <translation>Haga clic para marcarla como favorita (S)</translation>
    </message>
    <message>
        <source>Measured on other data than is given now. %1</source>
        <translation>Medido con datos distintos de los actuales. %1</translation>
    </message>
    <message>
        <source>%1 bytes on disk, computed</source>
        <translation>%1 bytes en disco, calculado</translation>
    </message>
    <message>
        <source>closeness to the source&apos;s outputs, measured</source>
        <translation>cercanía a las salidas del original, medida</translation>
    </message>
    <message>
        <source>paired difference on the same samples, p = %1</source>
        <translation>diferencia pareada con las mismas muestras, p = %1</translation>
    </message>
    <message>
        <source>of the source&apos;s latency in the same run, 95 % interval %1 to %2, measured</source>
        <translation>de la latencia del original en la misma ejecución, intervalo del 95 % %1 a %2, medida</translation>
    </message>
    <message>
        <source>%1 a sample, computed</source>
        <translation>%1 por muestra, calculado</translation>
    </message>
    <message>
        <source>of a fresh runner process that loads and runs it, measured</source>
        <translation>de un proceso ejecutor nuevo que la carga y la ejecuta, medido</translation>
    </message>
    <message>
        <source>Grey: %1</source>
        <translation>En gris: %1</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Veredicto</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>ΔSize [%]</source>
        <translation>ΔTamaño [%]</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitud</translation>
    </message>
    <message>
        <source>Δ [95 %]</source>
        <translation>Δ [95 %]</translation>
    </message>
    <message>
        <source>Latency ratio</source>
        <translation>Lat. ÷ original</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Mediana</translation>
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
        <translation>Pico de memoria</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>95 % interval %1 to %2, %3, %4, batch %5, measured in a run of its own: how much faster it is than another says Latency ÷ source</source>
        <translation>Intervalo del 95 % de %1 a %2, %3, %4, lote %5, medido en una ejecución propia: cuánto más rápido es que otro lo dice Latencia ÷ original</translation>
    </message>
    <message>
        <source>The source is what the others are compared with</source>
        <translation>El original es con lo que se comparan los demás</translation>
    </message>
    <message>
        <source>%1 of %2 samples, 95 % interval %3 to %4%5, measured</source>
        <translation>%1 de %2 muestras, intervalo del 95 % de %3 a %4%5, medido</translation>
    </message>
</context>
<context>
    <name>pare::VariantsPanel</name>
    <message>
        <source>Variants</source>
        <translation>Variantes</translation>
    </message>
    <message>
        <source>Front</source>
        <translation>Frente</translation>
    </message>
    <message>
        <source>Only variants that no other one beats in size and accuracy at once</source>
        <translation>Solo las variantes que ninguna otra supera a la vez en tamaño y exactitud</translation>
    </message>
    <message>
        <source>Within guard</source>
        <translation>En tolerancia</translation>
    </message>
    <message>
        <source>Only variants that hold the guard</source>
        <translation>Solo las variantes que cumplen la tolerancia</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Medidas</translation>
    </message>
    <message>
        <source>Only variants that were measured</source>
        <translation>Solo las variantes que se midieron</translation>
    </message>
    <message>
        <source>★ Favourites</source>
        <translation>★ Favoritas</translation>
    </message>
    <message>
        <source>Only variants that were marked with a star (S)</source>
        <translation>Solo las variantes marcadas con una estrella (S)</translation>
    </message>
    <message>
        <source>Constraint: size&lt;500kB latency&lt;0.8x accuracy&gt;91%</source>
        <translation>Restricción: size&lt;500kB latency&lt;0.8x accuracy&gt;91%</translation>
    </message>
    <message>
        <source>What a variant must hold; others are grey here and on the chart. Words: size, latency (0.8x of the source&apos;s, or 5ms), accuracy, drop, macs, parameters, memory, with &lt; or &gt;. Kept in the study.</source>
        <translation>Lo que debe cumplir una variante; las demás aparecen en gris aquí y en el gráfico. Palabras: size, latency (0.8x de la del original, o 5ms), accuracy, drop, macs, parameters, memory, con &lt; o &gt;. Se guarda en el estudio.</translation>
    </message>
    <message>
        <source>Constraint</source>
        <translation>Restricción</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Limpiar</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Set as A</source>
        <translation>Fijar como A</translation>
    </message>
    <message>
        <source>Set as B</source>
        <translation>Fijar como B</translation>
    </message>
    <message>
        <source>Compare with A</source>
        <translation>Comparar con A</translation>
    </message>
    <message>
        <source>Export model…</source>
        <translation>Exportar modelo…</translation>
    </message>
    <message>
        <source>No favourite any more</source>
        <translation>Ya no es favorita</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorita</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renombrar</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>%1 miss the constraint</source>
        <translation>%1 no cumplen la condición</translation>
    </message>
    <message>
        <source>1 misses the constraint</source>
        <translation>1 no cumple la condición</translation>
    </message>
</context>
</TS>
