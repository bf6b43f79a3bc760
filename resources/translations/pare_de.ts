<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>BodyWindow</name>
    <message>
        <source>Opening %1…</source>
        <translation>%1 wird geöffnet…</translation>
    </message>
    <message>
        <source>Back to the main window</source>
        <translation>Zurück zum Hauptfenster</translation>
    </message>
    <message>
        <source>This is shown</source>
        <translation>Dieses wird angezeigt</translation>
    </message>
    <message>
        <source>Back to it (Alt+Up)</source>
        <translation>Dorthin zurück (Alt+Up)</translation>
    </message>
    <message>
        <source>This one is shown</source>
        <translation>Dieses hier wird angezeigt</translation>
    </message>
    <message>
        <source>Show this one</source>
        <translation>Dieses anzeigen</translation>
    </message>
    <message>
        <source>%1. Double click on a node with a double outline goes inside.</source>
        <translation>%1. Ein Doppelklick auf einen Knoten mit doppeltem Umriss führt hinein.</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Select a layer to see what it reads, makes and is told.</source>
        <translation>Wählen Sie eine Schicht, um zu sehen, was sie liest, erzeugt und welche Attribute sie hat.</translation>
    </message>
</context>
<context>
    <name>Bookmarks</name>
    <message>
        <source>%1 layers</source>
        <translation>%1 Schichten</translation>
    </message>
    <message>
        <source>bookmark taken off %1</source>
        <translation>Lesezeichen von %1 entfernen</translation>
    </message>
    <message>
        <source>bookmark on %1</source>
        <translation>Lesezeichen auf %1</translation>
    </message>
</context>
<context>
    <name>ColourWords</name>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Präzision</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensitivität</translation>
    </message>
    <message>
        <source>Error (SQNR)</source>
        <translation>Fehler (SQNR)</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>Faltung</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>Attention, recurrent</source>
        <translation>Attention, rekurrent</translation>
    </message>
    <message>
        <source>Normalization</source>
        <translation>Normalisierung</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Aktivierung</translation>
    </message>
    <message>
        <source>Element-wise, pooling</source>
        <translation>Elementweise, Pooling</translation>
    </message>
    <message>
        <source>Shape, data movement</source>
        <translation>Shape, Datenbewegung</translation>
    </message>
    <message>
        <source>Quantize, cast</source>
        <translation>Quantisierung, Cast</translation>
    </message>
    <message>
        <source>Input, output</source>
        <translation>Eingabe, Ausgabe</translation>
    </message>
    <message>
        <source>fused</source>
        <translation>verschmolzen</translation>
    </message>
    <message>
        <source>half of the channels gone, measured</source>
        <translation>die Hälfte der Kanäle entfernt, gemessen</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>to the other model, measured</source>
        <translation>zum anderen Modell, gemessen</translation>
    </message>
    <message>
        <source>quantized, measured</source>
        <translation>quantisiert, gemessen</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>gemessen</translation>
    </message>
    <message>
        <source>computed</source>
        <translation>berechnet</translation>
    </message>
    <message>
        <source>not counted yet</source>
        <translation>noch nicht gezählt</translation>
    </message>
    <message>
        <source>planned, computed</source>
        <translation>geplant, berechnet</translation>
    </message>
    <message>
        <source>Zero weights</source>
        <translation>Null-Gewichte</translation>
    </message>
    <message>
        <source>Channels removed</source>
        <translation>Entfernte Kanäle</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>Relative difference</source>
        <translation>Relative Differenz</translation>
    </message>
    <message>
        <source>Largest difference</source>
        <translation>Größte Differenz</translation>
    </message>
</context>
<context>
    <name>CommandsDialog</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>&amp;Variants</source>
        <translation>&amp;Varianten</translation>
    </message>
    <message>
        <source>Replayed by what was decided: the same bytes</source>
        <translation>Nachvollzogen aus dem, was entschieden wurde: dieselben Bytes</translation>
    </message>
    <message>
        <source>Made anew, as they were asked for</source>
        <translation>Neu erzeugt, wie sie angefordert wurden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Speichern…</translation>
    </message>
    <message>
        <source>Save commands</source>
        <translation>Befehle speichern</translation>
    </message>
    <message>
        <source>Shell script (*.sh)</source>
        <translation>Shell-Skript (*.sh)</translation>
    </message>
    <message>
        <source>Wrote %1. Run it with: sh %2</source>
        <translation>%1 wurde geschrieben. Ausführen mit: sh %2</translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source>Brings a float16 model to float32, the form that quantization starts from</source>
        <translation>Bringt ein float16-Modell auf float32, die Form, von der die Quantisierung ausgeht</translation>
    </message>
    <message>
        <source>Replaces what can be computed from constants by its result</source>
        <translation>Ersetzt, was sich aus Konstanten berechnen lässt, durch das Ergebnis</translation>
    </message>
    <message>
        <source>How much larger one result may make the file</source>
        <translation>Um wie viel ein einzelnes Ergebnis die Datei vergrößern darf</translation>
    </message>
    <message>
        <source>Makes constants of computed shapes that are the same at every run, but for one size or those that are kept</source>
        <translation>Macht berechnete Shapes, die bei jedem Lauf gleich sind, zu Konstanten, bis auf eine Größe oder die, die erhalten bleiben</translation>
    </message>
    <message>
        <source>Removes what has no effect: identities, dropout, reshapes and casts that change nothing, and what nothing reads</source>
        <translation>Entfernt, was keine Wirkung hat: Identities, Dropout, Reshapes und Casts, die nichts ändern, und alles, was niemand liest</translation>
    </message>
    <message>
        <source>Brings the model to a newer opset of ONNX, which newer number formats need</source>
        <translation>Bringt das Modell auf ein neueres ONNX-Opset, das neuere Zahlenformate brauchen</translation>
    </message>
    <message>
        <source>The opset to reach at least; 13 is needed for weights quantized by channel</source>
        <translation>Das Opset, das mindestens erreicht werden soll; 13 ist nötig für Gewichte, die kanalweise quantisiert sind</translation>
    </message>
    <message>
        <source>Folds batch normalization into the weights of the convolution or matrix product beside it</source>
        <translation>Rechnet Batch-Normalisierungen in die Gewichte der benachbarten Faltung oder des benachbarten Matrixprodukts ein</translation>
    </message>
    <message>
        <source>Folds the zeros that a Pad adds into the padding of the convolutions behind it</source>
        <translation>Rechnet die Nullen, die ein Pad hinzufügt, in das Padding der Faltungen dahinter ein</translation>
    </message>
    <message>
        <source>Makes one LayerNormalization of its decomposed forms</source>
        <translation>Macht aus den zerlegten Formen einer LayerNormalization einen einzigen Operator</translation>
    </message>
    <message>
        <source>Makes one operator of decomposed activations (HardSwish, HardSigmoid, Clip, LeakyRelu, Sigmoid), which the runtime runs inside of the layer before it</source>
        <translation>Macht aus zerlegten Aktivierungen (HardSwish, HardSigmoid, Clip, LeakyRelu, Sigmoid) je einen Operator, den die Runtime in der Schicht davor mit ausführt</translation>
    </message>
    <message>
        <source>Writes PRelu with operators that the runtime runs inside of convolutions</source>
        <translation>Schreibt PRelu mit Operatoren, die die Runtime innerhalb von Faltungen ausführt</translation>
    </message>
    <message>
        <source>Folds constant factors and addends, one or one a channel, into the convolutions and matrix products beside them</source>
        <translation>Rechnet konstante Faktoren und Summanden, einen insgesamt oder einen je Kanal, in die benachbarten Faltungen und Matrixprodukte ein</translation>
    </message>
    <message>
        <source>Makes one BatchNormalization of constant factors and addends between convolutions that could not be folded</source>
        <translation>Macht eine BatchNormalization aus konstanten Faktoren und Summanden zwischen Faltungen, die sich nicht einrechnen ließen</translation>
    </message>
    <message>
        <source>Looks up rows where one-hot rows are multiplied with a constant matrix</source>
        <translation>Schlägt Zeilen nach, wo One-Hot-Zeilen mit einer konstanten Matrix multipliziert werden</translation>
    </message>
    <message>
        <source>Makes pools of means over height and width, which run in the layout of the convolutions around them</source>
        <translation>Macht Pooling aus Mittelwerten über Höhe und Breite, das im Layout der umgebenden Faltungen läuft</translation>
    </message>
    <message>
        <source>Runs convolutions over one axis as convolutions over two, for which the runtime has faster kernels</source>
        <translation>Führt Faltungen über eine Achse als Faltungen über zwei aus, für die die Runtime schnellere Kernel hat</translation>
    </message>
    <message>
        <source>Keeps one of several constants with the same content: a smaller file</source>
        <translation>Behält von mehreren Konstanten mit gleichem Inhalt eine: eine kleinere Datei</translation>
    </message>
    <message>
        <source>Smaller constants stay apart</source>
        <translation>Kleinere Konstanten bleiben getrennt</translation>
    </message>
    <message>
        <source>Removes the residual blocks without which the model&apos;s outputs change least</source>
        <translation>Entfernt die Residualblöcke, ohne die sich die Ausgaben des Modells am wenigsten ändern</translation>
    </message>
    <message>
        <source>The largest share of the residual blocks that goes</source>
        <translation>Der größte Anteil der Residualblöcke, der entfällt</translation>
    </message>
    <message>
        <source>Which blocks go first. output-change: those without which the outputs change least on calibration data; random: as a control</source>
        <translation>Welche Blöcke zuerst entfallen. output-change: die, ohne die sich die Ausgaben auf Kalibrierdaten am wenigsten ändern; random: zur Kontrolle</translation>
    </message>
    <message>
        <source>least-squares: layers behind a block that is gone are fitted to what they gave before, on calibration data; none: they keep their weights; auto: least-squares with calibration data, else none</source>
        <translation>least-squares: Schichten hinter einem entfallenen Block werden auf Kalibrierdaten an das angepasst, was sie vorher lieferten; none: sie behalten ihre Gewichte; auto: least-squares mit Kalibrierdaten, sonst none</translation>
    </message>
    <message>
        <source>Samples of the calibration data that are looked at</source>
        <translation>Anzahl der Samples der Kalibrierdaten, die betrachtet werden</translation>
    </message>
    <message>
        <source>The largest share of the heads that goes: of each layer, or with a global scope of all together</source>
        <translation>Der größte Anteil der Heads, der entfällt: aus jeder Schicht oder, bei globalem Umfang, aus allen zusammen</translation>
    </message>
    <message>
        <source>In place of the ratio, what the model may have at most: a size (500kB, 2.5MB), multiply-accumulates (300MMACs), a measured time (4ms), or a share of what it has (60%size, 50%macs, 50%time). The least goes that brings it there</source>
        <translation>Statt ratio das, was das Modell höchstens haben darf: eine Größe (500kB, 2.5MB), Multiply-Accumulates (300MMACs), eine gemessene Zeit (4ms) oder ein Anteil dessen, was es hat (60%size, 50%macs, 50%time). Es entfällt das Wenigste, das dorthin führt</translation>
    </message>
    <message>
        <source>In place of ratio, budget and scope, a share for each group, by the name of a layer that makes its heads: NAME=0.5; NAME=0.25. Groups that are not named keep all</source>
        <translation>Statt ratio, budget und scope ein Anteil für jede Gruppe, über den Namen einer Schicht, die ihre Heads erzeugt: NAME=0.5; NAME=0.25. Nicht genannte Gruppen behalten alle</translation>
    </message>
    <message>
        <source>per-layer: the same share everywhere; global: the least important heads of all layers together, at most nine tenths of one; isomorphic: the same, but only layers of the same structure are compared; auto: global with calibration data, else per-layer</source>
        <translation>per-layer: überall derselbe Anteil; global: die unwichtigsten Heads aller Schichten zusammen, höchstens neun Zehntel einer Schicht; isomorphic: ebenso, aber nur Schichten gleicher Struktur werden verglichen; auto: global mit Kalibrierdaten, sonst per-layer</translation>
    </message>
    <message>
        <source>In how many rounds they go: after each, what is left is repaired (with calibration data), trained (with train) and weighed anew</source>
        <translation>In wie vielen Runden sie entfallen: nach jeder wird der Rest repariert (mit Kalibrierdaten), trainiert (mit train) und neu bewertet</translation>
    </message>
    <message>
        <source>least-squares: layers that lost inputs are fitted to what they gave before, on calibration data; none: they keep their weights; auto: least-squares with calibration data, else none</source>
        <translation>least-squares: Schichten, die Eingaben verloren haben, werden auf Kalibrierdaten an das angepasst, was sie vorher lieferten; none: sie behalten ihre Gewichte; auto: least-squares mit Kalibrierdaten, sonst none</translation>
    </message>
    <message>
        <source>After each round, what is left is trained (with --train) before it is weighed anew. distill: on what the model before the first pass gives, and on labels where there are some; fine-tune: on labels alone. All layers are trained but those that are left alone</source>
        <translation>Nach jeder Runde wird der Rest trainiert (mit --train), bevor er neu bewertet wird. distill: auf das, was das Modell vor dem ersten Pass liefert, und auf Labels, wo es welche gibt; fine-tune: nur auf Labels. Trainiert werden alle Schichten außer den ausgesparten</translation>
    </message>
    <message>
        <source>With train: at most so many steps a round; 0: no bound</source>
        <translation>Mit train: höchstens so viele Schritte je Runde; 0: keine Grenze</translation>
    </message>
    <message>
        <source>With train: a round takes no longer than about this; 0: no bound. A replay takes as many steps as were taken</source>
        <translation>Mit train: ungefähre Höchstdauer einer Runde; 0: keine Grenze. Eine Wiederholung macht so viele Schritte, wie gemacht wurden</translation>
    </message>
    <message>
        <source>With train: the largest rate of each round; 0: found by trying</source>
        <translation>Mit train: die größte Lernrate jeder Runde; 0: wird durch Probieren gefunden</translation>
    </message>
    <message>
        <source>With train: other options of that pass, split by semicolons: batch=64; alpha=1; flip=true (pare passes lists them)</source>
        <translation>Mit train: weitere Optionen dieses Passes, durch Semikolon getrennt: batch=64; alpha=1; flip=true (pare passes listet sie auf)</translation>
    </message>
    <message>
        <source>Removes the neurons that matter least from the hidden layers of feed-forward blocks</source>
        <translation>Entfernt die unwichtigsten Neuronen aus den verborgenen Schichten von Feed-forward-Blöcken</translation>
    </message>
    <message>
        <source>The largest share of the neurons that goes: of each layer, or with a global scope of all together</source>
        <translation>Der größte Anteil der Neuronen, der entfällt: aus jeder Schicht oder, bei globalem Umfang, aus allen zusammen</translation>
    </message>
    <message>
        <source>In place of ratio, budget and scope, a share for each group, by the name of a layer that makes its neurons: NAME=0.5; NAME=0.25. Groups that are not named keep all</source>
        <translation>Statt ratio, budget und scope ein Anteil für jede Gruppe, über den Namen einer Schicht, die ihre Neuronen erzeugt: NAME=0.5; NAME=0.25. Nicht genannte Gruppen behalten alle</translation>
    </message>
    <message>
        <source>per-layer: the same share everywhere; global: the least important neurons of all layers together, at most nine tenths of one; isomorphic: the same, but only layers of the same structure are compared; auto: global with calibration data, else per-layer</source>
        <translation>per-layer: überall derselbe Anteil; global: die unwichtigsten Neuronen aller Schichten zusammen, höchstens neun Zehntel einer Schicht; isomorphic: ebenso, aber nur Schichten gleicher Struktur werden verglichen; auto: global mit Kalibrierdaten, sonst per-layer</translation>
    </message>
    <message>
        <source>Layers with more channels than this keep a multiple of it; 1: any count; 0: what runs fast, 16 in layers of 64 channels and more, 8 in smaller ones</source>
        <translation>Schichten mit mehr Kanälen als diesem Wert behalten ein Vielfaches davon; 1: jede Anzahl; 0: was schnell läuft, 16 in Schichten ab 64 Kanälen, 8 in kleineren</translation>
    </message>
    <message>
        <source>No layer keeps fewer channels than this</source>
        <translation>Keine Schicht behält weniger Kanäle als diese</translation>
    </message>
    <message>
        <source>Removes channels that are normalized together (the width of a transformer) from all layers that write or read them</source>
        <translation>Entfernt Kanäle, die gemeinsam normalisiert werden (die Breite eines Transformers), aus allen Schichten, die sie schreiben oder lesen</translation>
    </message>
    <message>
        <source>The largest share of the channels that goes: of each layer, or with a global scope of all together</source>
        <translation>Der größte Anteil der Kanäle, der entfällt: aus jeder Schicht oder, bei globalem Umfang, aus allen zusammen</translation>
    </message>
    <message>
        <source>In place of ratio, budget and scope, a share for each group, by the name of a layer that makes its channels: NAME=0.5; NAME=0.25. Groups that are not named keep all</source>
        <translation>Statt ratio, budget und scope ein Anteil für jede Gruppe, über den Namen einer Schicht, die ihre Kanäle erzeugt: NAME=0.5; NAME=0.25. Nicht genannte Gruppen behalten alle</translation>
    </message>
    <message>
        <source>per-layer: the same share everywhere; global: the least important channels of all layers together, at most nine tenths of one; isomorphic: the same, but only layers of the same structure are compared; auto: global with calibration data, else per-layer</source>
        <translation>per-layer: überall derselbe Anteil; global: die unwichtigsten Kanäle aller Schichten zusammen, höchstens neun Zehntel einer Schicht; isomorphic: ebenso, aber nur Schichten gleicher Struktur werden verglichen; auto: global mit Kalibrierdaten, sonst per-layer</translation>
    </message>
    <message>
        <source>Removes the channels that matter least from convolutions and matrix products, wherever they are used</source>
        <translation>Entfernt die unwichtigsten Kanäle aus Faltungen und Matrixprodukten, überall wo sie verwendet werden</translation>
    </message>
    <message>
        <source>Makes two smaller layers of lower rank of one large one: fewer weights and less to compute</source>
        <translation>Macht aus einer großen Schicht zwei kleinere von niedrigerem Rang: weniger Gewichte und weniger zu rechnen</translation>
    </message>
    <message>
        <source>The share of the weights of these layers that goes</source>
        <translation>Der Anteil der Gewichte dieser Schichten, der entfällt</translation>
    </message>
    <message>
        <source>global: the share of all layers together, taken where least is lost, so that layers that need their rank stay whole; per-layer: the same share of each</source>
        <translation>global: der Anteil aller Schichten zusammen, dort genommen, wo am wenigsten verloren geht, sodass Schichten, die ihren Rang brauchen, ganz bleiben; per-layer: derselbe Anteil von jeder</translation>
    </message>
    <message>
        <source>Which directions stay. activation: those that carry most of what the layer gives on calibration data; weights: those of the weights; auto: activation with calibration data, else weights</source>
        <translation>Welche Richtungen bleiben. activation: die, die auf Kalibrierdaten das meiste von dem tragen, was die Schicht liefert; weights: die der Gewichte; auto: activation mit Kalibrierdaten, sonst weights</translation>
    </message>
    <message>
        <source>Ranks above it are a multiple of it, which runs faster</source>
        <translation>Ränge darüber sind ein Vielfaches davon, was schneller läuft</translation>
    </message>
    <message>
        <source>Sets the smallest weights to zero: smaller only when compressed, no faster on a CPU</source>
        <translation>Setzt die kleinsten Gewichte auf null: kleiner nur bei Kompression, auf einer CPU nicht schneller</translation>
    </message>
    <message>
        <source>The share of weights that become zero; not used with a pattern</source>
        <translation>Der Anteil der Gewichte, die null werden; gilt nicht mit einem Muster</translation>
    </message>
    <message>
        <source>per-layer: the same share of each; global: the smallest weights of all layers together</source>
        <translation>per-layer: derselbe Anteil in jeder Schicht; global: die kleinsten Gewichte aller Schichten zusammen</translation>
    </message>
    <message>
        <source>N:M (2:4, 1:4, 4:8): of every M weights that are summed in a row, N stay, as some accelerators want it; none: no pattern</source>
        <translation>N:M (2:4, 1:4, 4:8): von je M Gewichten, die in einer Zeile summiert werden, bleiben N, wie es manche Beschleuniger wollen; none: kein Muster</translation>
    </message>
    <message>
        <source>magnitude: the smallest go; activation: those that add least to the result on calibration data, in each row by itself; auto: activation with calibration data, else magnitude</source>
        <translation>magnitude: die kleinsten entfallen; activation: die, die auf Kalibrierdaten am wenigsten zum Ergebnis beitragen, in jeder Zeile für sich; auto: activation mit Kalibrierdaten, sonst magnitude</translation>
    </message>
    <message>
        <source>least-squares: what stays is changed so that it makes up for what goes, on calibration data; none: it keeps its values; auto: least-squares with calibration data, else none</source>
        <translation>least-squares: was bleibt, wird auf Kalibrierdaten so geändert, dass es ausgleicht, was entfällt; none: es behält seine Werte; auto: least-squares mit Kalibrierdaten, sonst none</translation>
    </message>
    <message>
        <source>Trains the weights on labelled data</source>
        <translation>Trainiert die Gewichte auf Daten mit Labels</translation>
    </message>
    <message>
        <source>Walks through the training data; may be a part of one</source>
        <translation>Durchgänge durch die Trainingsdaten; darf ein Bruchteil sein</translation>
    </message>
    <message>
        <source>At most so many steps, whatever the epochs say; 0: no bound</source>
        <translation>Höchstens so viele Schritte, gleich was die Epochen vorgeben; 0: keine Grenze</translation>
    </message>
    <message>
        <source>Samples in one step; where the model takes fewer at once, gradients are added up</source>
        <translation>Samples je Schritt; wo das Modell weniger auf einmal nimmt, werden Gradienten aufsummiert</translation>
    </message>
    <message>
        <source>The largest rate: it rises to it and falls as a cosine; 0: found by trying, four of them for a few steps each, by the held-out part</source>
        <translation>Die größte Lernrate: sie steigt bis dahin an und fällt als Kosinus; 0: wird durch Probieren gefunden, vier Werte mit je einigen Schritten, anhand des Holdout-Teils</translation>
    </message>
    <message>
        <source>adamw, or sgd with Nesterov&apos;s momentum (then learning_rate wants to be about 0.01 to 0.1)</source>
        <translation>adamw, oder sgd mit Nesterov-Momentum (dann sollte learning_rate etwa 0.01 bis 0.1 sein)</translation>
    </message>
    <message>
        <source>How much weights are drawn to 0; biases and scales are not</source>
        <translation>Wie stark Gewichte zur 0 gezogen werden; Biases und Skalen nicht</translation>
    </message>
    <message>
        <source>Of sgd</source>
        <translation>Für sgd</translation>
    </message>
    <message>
        <source>Share of the steps in which the rate rises</source>
        <translation>Anteil der Schritte, in denen die Lernrate ansteigt</translation>
    </message>
    <message>
        <source>Longest gradient of all weights together; 0 leaves them as long as they are</source>
        <translation>Größte Länge des Gradienten aller Gewichte zusammen; 0 lässt ihn, wie er ist</translation>
    </message>
    <message>
        <source>Pictures: mirrored half of the time</source>
        <translation>Bilder: in der Hälfte der Fälle gespiegelt</translation>
    </message>
    <message>
        <source>Pictures: moved by up to so many places</source>
        <translation>Bilder: um bis zu so viele Stellen verschoben</translation>
    </message>
    <message>
        <source>Share of the batches whose samples are blended with each other, for a teacher or labels that say what the blend is; not for codes of words</source>
        <translation>Anteil der Batches, deren Samples miteinander gemischt werden, für einen Teacher oder Labels, die sagen, was die Mischung ist; nicht für Wortcodes</translation>
    </message>
    <message>
        <source>train: BatchNormalization takes each batch&apos;s mean and variance and learns the running ones; frozen: it keeps them</source>
        <translation>train: BatchNormalization nimmt Mittelwert und Varianz jedes Batches und lernt die laufenden; frozen: sie behält sie</translation>
    </message>
    <message>
        <source>Weights that are exactly 0 stay 0: auto (where pruning made them), true, false</source>
        <translation>Gewichte, die genau 0 sind, bleiben 0: auto (wo Pruning sie erzeugt hat), true, false</translation>
    </message>
    <message>
        <source>Trains the weights to give what a teacher gives; needs no labels</source>
        <translation>Trainiert die Gewichte darauf, zu liefern, was ein Teacher liefert; braucht keine Labels</translation>
    </message>
    <message>
        <source>An ONNX file with the same inputs and outputs; empty: the model before the first pass</source>
        <translation>Eine ONNX-Datei mit denselben Ein- und Ausgaben; leer: das Modell vor dem ersten Pass</translation>
    </message>
    <message>
        <source>Share of the teacher beside labels; without labels the teacher is all there is</source>
        <translation>Anteil des Teachers neben den Labels; ohne Labels gibt es nur den Teacher</translation>
    </message>
    <message>
        <source>Softens the scores of both models, so that the teacher&apos;s second choices count</source>
        <translation>Macht die Scores beider Modelle weicher, sodass auch die zweite Wahl des Teachers zählt</translation>
    </message>
    <message>
        <source>kl: scores as distributions; mse: outputs as numbers; auto: kl for class scores</source>
        <translation>kl: Scores als Verteilungen; mse: Ausgaben als Zahlen; auto: kl für Klassen-Scores</translation>
    </message>
    <message>
        <source>Labels of the training data are learned beside the teacher, where there are some</source>
        <translation>Labels der Trainingsdaten werden neben dem Teacher gelernt, wo es welche gibt</translation>
    </message>
    <message>
        <source>Of inner values beside the outputs</source>
        <translation>Anteil der inneren Werte neben den Ausgaben</translation>
    </message>
    <message>
        <source>Stores weights as 16-bit floats, or computes in them</source>
        <translation>Speichert Gewichte als 16-Bit-Floats oder rechnet darin</translation>
    </message>
    <message>
        <source>folded: half of the file at float32 speed; compute: float16 arithmetic for targets that have it</source>
        <translation>folded: halbe Dateigröße bei float32-Geschwindigkeit; compute: float16-Arithmetik für Zielplattformen, die sie haben</translation>
    </message>
    <message>
        <source>Smaller constants stay as they are</source>
        <translation>Kleinere Konstanten bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>safe: sums, exponentials, roots and normalizations stay float32; all: everything that can be float16 is</source>
        <translation>safe: Summen, Exponentialfunktionen, Wurzeln und Normalisierungen bleiben float32; all: alles wird float16, was es sein kann</translation>
    </message>
    <message>
        <source>Evens out the channels between two layers, so that 8 bits, or fewer in the weights, serve all of them</source>
        <translation>Gleicht die Kanäle zwischen zwei Schichten aus, sodass 8 Bit, oder weniger in den Gewichten, für alle genügen</translation>
    </message>
    <message>
        <source>activations: 8 bits on both sides of the layers behind (SmoothQuant); weights: fewer bits in weights only, which channels of large values need most (AWQ): quantize-weights comes next</source>
        <translation>activations: 8 Bit auf beiden Seiten der Schichten dahinter (SmoothQuant); weights: weniger Bits nur in den Gewichten, was Kanäle mit großen Werten am meisten brauchen (AWQ): danach folgt quantize-weights</translation>
    </message>
    <message>
        <source>Bits of one weight (for=weights)</source>
        <translation>Bits eines Gewichts (for=weights)</translation>
    </message>
    <message>
        <source>Weights that share a scale (for=weights): 16, 32, 64, 128 or 256; 0: as quantize-weights chooses</source>
        <translation>Gewichte, die sich eine Skala teilen (for=weights): 16, 32, 64, 128 oder 256; 0: wie quantize-weights wählt</translation>
    </message>
    <message>
        <source>Evens out the channels between a layer normalization and the products behind it, so that 8 bits, or fewer in the weights, serve all of them</source>
        <translation>Gleicht die Kanäle zwischen einer Layer-Normalisierung und den Produkten dahinter aus, sodass 8 Bit, oder weniger in den Gewichten, für alle genügen</translation>
    </message>
    <message>
        <source>Int8 weights and activations, with ranges from calibration data</source>
        <translation>INT8-Gewichte und -Aktivierungen, mit Wertebereichen aus Kalibrierdaten</translation>
    </message>
    <message>
        <source>How ranges come from what was seen; moving-average: each sample&apos;s extremes, averaged; octav: least squared error by an equation; auto: for each value the one that makes the least error at the layers that read it</source>
        <translation>Wie Wertebereiche aus dem entstehen, was beobachtet wurde; moving-average: Extremwerte jedes Samples, gemittelt; octav: kleinster quadratischer Fehler über eine Gleichung; auto: für jeden Wert das Verfahren mit dem kleinsten Fehler in den Schichten, die ihn lesen</translation>
    </message>
    <message>
        <source>Share of the values that the range keeps (calibrator=percentile)</source>
        <translation>Anteil der Werte, die der Wertebereich behält (calibrator=percentile)</translation>
    </message>
    <message>
        <source>Which operators, separated by commas; all but Conv, MatMul and Gemm only between quantized layers (Softmax is possible there too)</source>
        <translation>Welche Operatoren, durch Komma getrennt; alle außer Conv, MatMul und Gemm nur zwischen quantisierten Schichten (Softmax ist dort auch möglich)</translation>
    </message>
    <message>
        <source>One scale for each output channel of a weight instead of one for all</source>
        <translation>Eine Skala je Ausgabekanal eines Gewichts statt einer für alle</translation>
    </message>
    <message>
        <source>nearest: each weight by itself. By what the layer reads on calibration data, never worse there than nearest: gptq: together, so that what one is off is made up for by others (the least error, and fast); seq-mse: to nearest, by the scale that changes the layer&apos;s result least; adaround: up or down, learned by gradient descent (seconds to minutes a layer). auto: nearest</source>
        <translation>nearest: jedes Gewicht für sich. Nach dem, was die Schicht auf Kalibrierdaten liest, dort nie schlechter als nearest: gptq: gemeinsam, sodass andere ausgleichen, was eines abweicht (kleinster Fehler, und schnell); seq-mse: zum nächsten Wert, mit der Skala, die das Ergebnis der Schicht am wenigsten ändert; adaround: auf oder ab, durch Gradientenabstieg gelernt (Sekunden bis Minuten je Schicht). auto: nearest</translation>
    </message>
    <message>
        <source>What rounding shifts on average is taken off the biases, layer by layer, by what calibration data show; undone where the outputs do not come nearer</source>
        <translation>Was die Rundung im Mittel verschiebt, wird von den Biases abgezogen, Schicht für Schicht, nach dem, was Kalibrierdaten zeigen; rückgängig gemacht, wo die Ausgaben nicht näher kommen</translation>
    </message>
    <message>
        <source>u8 for x86; s8 for TensorRT and ARM</source>
        <translation>u8 für x86; s8 für TensorRT und ARM</translation>
    </message>
    <message>
        <source>Activations with the zero point in the middle, as TensorRT wants them</source>
        <translation>Aktivierungen mit dem Nullpunkt in der Mitte, wie TensorRT sie will</translation>
    </message>
    <message>
        <source>int32: as integer kernels add it; float: for TensorRT, which takes no integers of 32 bits, and slow in ONNX Runtime</source>
        <translation>int32: wie ganzzahlige Kernel den Bias addieren; float: für TensorRT, das keine 32-Bit-Ganzzahlen nimmt; langsam in ONNX Runtime</translation>
    </message>
    <message>
        <source>Whether depthwise convolutions are quantized too: more accurate in float, faster or slower by what is around them</source>
        <translation>Ob auch Depthwise-Faltungen quantisiert werden: in Float genauer, schneller oder langsamer je nach Umgebung</translation>
    </message>
    <message>
        <source>7-bit weights, so that sums cannot saturate on CPUs without VNNI</source>
        <translation>7-Bit-Gewichte, damit Summen auf CPUs ohne VNNI nicht in die Sättigung laufen</translation>
    </message>
    <message>
        <source>Layers with fewer weights stay as they are</source>
        <translation>Schichten mit weniger Gewichten bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>Names of layers that stay as they are, separated by commas</source>
        <translation>Namen von Schichten, die bleiben, wie sie sind, durch Komma getrennt</translation>
    </message>
    <message>
        <source>Trains integers and scales of a quantized graph with the rounding in the loop</source>
        <translation>Trainiert Ganzzahlen und Skalen eines quantisierten Graphen mit der Rundung in der Schleife</translation>
    </message>
    <message>
        <source>Scales of weights and activations are learned too</source>
        <translation>Auch die Skalen von Gewichten und Aktivierungen werden gelernt</translation>
    </message>
    <message>
        <source>Float weights are rounded to so many bits in the loop, as quantize-weights stores them (2, 3, 4, 8); 0: as they are</source>
        <translation>Float-Gewichte werden in der Schleife auf so viele Bits gerundet, wie quantize-weights sie speichert (2, 3, 4, 8); 0: wie sie sind</translation>
    </message>
    <message>
        <source>With bits: weights that share a scale; 0: chosen as quantize-weights chooses</source>
        <translation>Mit bits: Gewichte, die sich eine Skala teilen; 0: gewählt, wie quantize-weights wählt</translation>
    </message>
    <message>
        <source>With bits: layers with fewer weights stay float</source>
        <translation>Mit bits: Schichten mit weniger Gewichten bleiben Float</translation>
    </message>
    <message>
        <source>Int8 weights, inputs quantized as they arrive: for matrix products and recurrent layers, without calibration data</source>
        <translation>INT8-Gewichte, Eingaben werden beim Eintreffen quantisiert: für Matrixprodukte und rekurrente Schichten, ohne Kalibrierdaten</translation>
    </message>
    <message>
        <source>Which operators, separated by commas; Conv is possible</source>
        <translation>Welche Operatoren, durch Komma getrennt; Conv ist möglich</translation>
    </message>
    <message>
        <source>How convolutions compute: product: their windows as rows of a matrix product; conv-integer: ConvInteger, measured at a quarter of float32&apos;s speed or less</source>
        <translation>Wie Faltungen rechnen: product: ihre Fenster als Zeilen eines Matrixprodukts; conv-integer: ConvInteger, gemessen mit einem Viertel der float32-Geschwindigkeit oder weniger</translation>
    </message>
    <message>
        <source>Stores weights in 8, 4, 3 or 2 bits; activations stay float32</source>
        <translation>Speichert Gewichte in 8, 4, 3 oder 2 Bit; Aktivierungen bleiben float32</translation>
    </message>
    <message>
        <source>Bits of one weight</source>
        <translation>Bits eines Gewichts</translation>
    </message>
    <message>
        <source>Bits of single layers instead: NAME=4; NAME=2; NAME=float. The preset mixed-bits finds them</source>
        <translation>Abweichende Bits einzelner Schichten: NAME=4; NAME=2; NAME=float. Das Preset mixed-bits findet sie</translation>
    </message>
    <message>
        <source>Weights that share a scale: 16, 32, 64, 128 or 256; 0: chosen</source>
        <translation>Gewichte, die sich eine Skala teilen: 16, 32, 64, 128 oder 256; 0: wird gewählt</translation>
    </message>
    <message>
        <source>nearest: each weight by itself. By what the layer reads on calibration data, never worse there than nearest: gptq: together, so that what one is off is made up for by others (the least error, and fast); seq-mse: to nearest, by the scale that changes the layer&apos;s result least; adaround: up or down, learned by gradient descent (seconds to minutes a layer). auto: gptq at 4 bits and below with calibration data, else nearest</source>
        <translation>nearest: jedes Gewicht für sich. Nach dem, was die Schicht auf Kalibrierdaten liest, dort nie schlechter als nearest: gptq: gemeinsam, sodass andere ausgleichen, was eines abweicht (kleinster Fehler, und schnell); seq-mse: zum nächsten Wert, mit der Skala, die das Ergebnis der Schicht am wenigsten ändert; adaround: auf oder ab, durch Gradientenabstieg gelernt (Sekunden bis Minuten je Schicht). auto: gptq bei 4 Bit und darunter mit Kalibrierdaten, sonst nearest</translation>
    </message>
    <message>
        <source>Samples of the calibration data that are looked at (rounding by data)</source>
        <translation>Anzahl der Samples der Kalibrierdaten, die betrachtet werden (Rundung nach Daten)</translation>
    </message>
    <message>
        <source>Which operators, separated by commas</source>
        <translation>Welche Operatoren, durch Komma getrennt</translation>
    </message>
    <message>
        <source>Attention first</source>
        <translation>Attention zuerst</translation>
    </message>
    <message>
        <source>Careful INT8</source>
        <translation>Vorsichtiges INT8</translation>
    </message>
    <message>
        <source>When the guard is tight: measures how much each layer loses in INT8 and keeps the most sensitive ones in float until the loss is within the guard.</source>
        <translation>Wenn die Toleranz eng ist: misst, wie viel jede Schicht in INT8 verliert, und behält die empfindlichsten in Float, bis der Verlust innerhalb der Toleranz liegt.</translation>
    </message>
    <message>
        <source>Half size, float16 storage</source>
        <translation>Halbe Größe, float16-Speicherung</translation>
    </message>
    <message>
        <source>Half the file with practically no loss, at the source&apos;s speed: weights are stored as float16 and widened when the model is loaded.</source>
        <translation>Die halbe Datei praktisch ohne Verlust, so schnell wie das Original: Gewichte werden als float16 gespeichert und beim Laden des Modells erweitert.</translation>
    </message>
    <message>
        <source>4-bit weights</source>
        <translation>4-Bit-Gewichte</translation>
    </message>
    <message>
        <source>For models whose size is in their weights (language models, large MatMuls): 4 bits a weight, block-wise. With calibration data, weights are rounded together by what their layers read.</source>
        <translation>Für Modelle, deren Größe in den Gewichten liegt (Sprachmodelle, große MatMuls): 4 Bit je Gewicht, blockweise. Mit Kalibrierdaten werden Gewichte gemeinsam gerundet, nach dem, was ihre Schichten lesen.</translation>
    </message>
    <message>
        <source>INT8, the quick win</source>
        <translation>INT8, der schnelle Gewinn</translation>
    </message>
    <message>
        <source>First choice for any model: tries static, dynamic and stored INT8, measures each, and delivers the best that is smaller, faster and within the guard.</source>
        <translation>Erste Wahl für jedes Modell: probiert statisches, dynamisches und gespeichertes INT8, misst jedes und liefert das beste, das kleiner, schneller und innerhalb der Toleranz ist.</translation>
    </message>
    <message>
        <source>INT8 for transformers</source>
        <translation>INT8 für Transformer</translation>
    </message>
    <message>
        <source>For language and vision transformers: dynamic INT8 for MatMul and Gemm, embeddings stored in INT8.</source>
        <translation>Für Sprach- und Vision-Transformer: dynamisches INT8 für MatMul und Gemm, Embeddings in INT8 gespeichert.</translation>
    </message>
    <message>
        <source>Low rank, then INT8</source>
        <translation>Niedriger Rang, dann INT8</translation>
    </message>
    <message>
        <source>Fewer weights by low rank</source>
        <translation>Weniger Gewichte durch niedrigen Rang</translation>
    </message>
    <message>
        <source>Fewest bits that the guard allows</source>
        <translation>So wenige Bits, wie die Toleranz erlaubt</translation>
    </message>
    <message>
        <source>When the file counts most and speed shall stay: stores each layer&apos;s weights in 2, 3, 4 or 8 bits or leaves them in float, by what that costs the outputs and saves in bytes, measures each choice, and delivers the smallest that is within the guard. Calibration data makes few bits lose less.</source>
        <translation>Wenn die Datei am meisten zählt und die Geschwindigkeit bleiben soll: speichert die Gewichte jeder Schicht in 2, 3, 4 oder 8 Bit oder lässt sie in Float, je nachdem, was das die Ausgaben kostet und an Bytes spart, misst jede Auswahl und liefert die kleinste innerhalb der Toleranz. Mit Kalibrierdaten verlieren wenige Bits weniger.</translation>
    </message>
    <message>
        <source>Prune 30 %, then INT8</source>
        <translation>30 % prunen, dann INT8</translation>
    </message>
    <message>
        <source>For convolutional networks with room to spare: 30 % of the channels go and, with calibration data, the rest is fitted to make up for them; then static INT8 where calibration data is given, dynamic where not.</source>
        <translation>Für Faltungsnetze mit Reserven: 30 % der Kanäle entfallen, und mit Kalibrierdaten wird der Rest angepasst, um sie auszugleichen; dann statisches INT8, wenn Kalibrierdaten angegeben sind, sonst dynamisches.</translation>
    </message>
    <message>
        <source>Prune 30 % of the channels</source>
        <translation>30 % der Kanäle prunen</translation>
    </message>
    <message>
        <source>Removes the 30 % of the channels that matter least. With calibration data it sees which these are, takes more from layers that can do without, and fits what is left to make up for them; without, it takes the same share of every layer by the weights alone and usually wants fine-tuning afterwards, which the measured accuracy shows.</source>
        <translation>Entfernt die 30 % unwichtigsten Kanäle. Mit Kalibrierdaten erkennt es, welche das sind, nimmt mehr aus Schichten, die sie entbehren können, und passt den Rest an, um sie auszugleichen; ohne nimmt es aus jeder Schicht denselben Anteil, allein nach den Gewichten, und braucht danach meist Feinabstimmung, was die gemessene Genauigkeit zeigt.</translation>
    </message>
    <message>
        <source>Prune 50 % of the channels</source>
        <translation>50 % der Kanäle prunen</translation>
    </message>
    <message>
        <source>Removes the 50 % of the channels that matter least. With calibration data it sees which these are, takes more from layers that can do without, and fits what is left to make up for them; without, it takes the same share of every layer by the weights alone and usually wants fine-tuning afterwards, which the measured accuracy shows.</source>
        <translation>Entfernt die 50 % unwichtigsten Kanäle. Mit Kalibrierdaten erkennt es, welche das sind, nimmt mehr aus Schichten, die sie entbehren können, und passt den Rest an, um sie auszugleichen; ohne nimmt es aus jeder Schicht denselben Anteil, allein nach den Gewichten, und braucht danach meist Feinabstimmung, was die gemessene Genauigkeit zeigt.</translation>
    </message>
    <message>
        <source>As many channels as the guard allows</source>
        <translation>So viele Kanäle, wie die Toleranz erlaubt</translation>
    </message>
    <message>
        <source>When it is not known how much a network can do without: removes a tenth to two thirds of the channels where least is lost, or the same share everywhere, or of each layer its own share by what its loss costs and brings; fits what is left on calibration data, measures each, and delivers the best that is within the guard.</source>
        <translation>Wenn nicht bekannt ist, wie viel ein Netz entbehren kann: entfernt ein Zehntel bis zwei Drittel der Kanäle, wo am wenigsten verloren geht, oder überall denselben Anteil, oder aus jeder Schicht ihren eigenen, je nachdem, was ihr Verlust kostet und bringt; passt den Rest auf Kalibrierdaten an, misst jede Stufe und liefert die beste innerhalb der Toleranz.</translation>
    </message>
    <message>
        <source>Fewer residual blocks</source>
        <translation>Weniger Residualblöcke</translation>
    </message>
    <message>
        <source>For networks of many blocks with a connection around each (transformers, residual networks): removes whole blocks, those without which the outputs change least on calibration data, measures each step from an eighth to a half of them, and delivers the best that is within the guard.</source>
        <translation>Für Netze aus vielen Blöcken mit je einer Verbindung darum herum (Transformer, Residualnetze): entfernt ganze Blöcke, nämlich die, ohne die sich die Ausgaben auf Kalibrierdaten am wenigsten ändern, misst jede Stufe von einem Achtel bis zur Hälfte und liefert die beste innerhalb der Toleranz.</translation>
    </message>
    <message>
        <source>Prune, recover, INT8</source>
        <translation>Prunen, erholen, INT8</translation>
    </message>
    <message>
        <source>4-bit weights with training</source>
        <translation>4-Bit-Gewichte mit Training</translation>
    </message>
    <message>
        <source>INT8 with training</source>
        <translation>INT8 mit Training</translation>
    </message>
    <message>
        <source>When static INT8 loses too much: quantizes statically, then trains integers and scales with the rounding in the loop. Takes minutes.</source>
        <translation>Wenn statisches INT8 zu viel verliert: quantisiert statisch und trainiert dann Ganzzahlen und Skalen mit der Rundung in der Schleife. Dauert Minuten.</translation>
    </message>
    <message>
        <source>Recover by training</source>
        <translation>Erholung durch Training</translation>
    </message>
    <message>
        <source>After anything that lost accuracy, in minutes: trains the weights to give again what the model before the first step gave (--teacher names another), and labels where the training data has some. Needs no labels. On the command line it follows the passes that lost something: --pass prune-channels,ratio=0.5 --preset recover.</source>
        <translation>Nach allem, was Genauigkeit gekostet hat, in Minuten: trainiert die Gewichte darauf, wieder zu liefern, was das Modell vor dem ersten Schritt lieferte (--teacher nennt ein anderes), und auf Labels, wo die Trainingsdaten welche haben. Braucht keine Labels. Auf der Kommandozeile folgt es auf die Passes, die etwas verloren haben: --pass prune-channels,ratio=0.5 --preset recover.</translation>
    </message>
    <message>
        <source>Everything together</source>
        <translation>Alles zusammen</translation>
    </message>
    <message>
        <source>A student of half the size</source>
        <translation>Ein Student von halber Größe</translation>
    </message>
    <message>
        <source>Makes a smaller network out of the model, once with half of its channels, heads and neurons, once with every second of its blocks where it has such, and trains each on what the model gives, and labels where the training data has some; delivers the best within the guard. Takes minutes.</source>
        <translation>Macht aus dem Modell ein kleineres Netz, einmal mit der Hälfte seiner Kanäle, Heads und Neuronen, einmal mit jedem zweiten seiner Blöcke, wo es solche hat, und trainiert jedes auf das, was das Modell liefert, und auf Labels, wo die Trainingsdaten welche haben; liefert das beste innerhalb der Toleranz. Dauert Minuten.</translation>
    </message>
    <message>
        <source>Top-1 accuracy</source>
        <translation>Top-1-Genauigkeit</translation>
    </message>
    <message>
        <source>Top-5 accuracy</source>
        <translation>Top-5-Genauigkeit</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>Balancierte Genauigkeit</translation>
    </message>
    <message>
        <source>F1, mean over classes</source>
        <translation>F1, Mittel über Klassen</translation>
    </message>
    <message>
        <source>Area under the ROC curve</source>
        <translation>Fläche unter der ROC-Kurve</translation>
    </message>
    <message>
        <source>Mean absolute error</source>
        <translation>Mittlerer absoluter Fehler</translation>
    </message>
    <message>
        <source>Root mean squared error</source>
        <translation>Wurzel des mittleren quadratischen Fehlers</translation>
    </message>
    <message>
        <source>R²</source>
        <translation>R²</translation>
    </message>
    <message>
        <source>Cosine similarity</source>
        <translation>Kosinus-Ähnlichkeit</translation>
    </message>
    <message>
        <source>Mean intersection over union</source>
        <translation>Mittlere Intersection over Union</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>Perplexität</translation>
    </message>
    <message>
        <source>Token accuracy</source>
        <translation>Token-Genauigkeit</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Übereinstimmung</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>Präzision</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>Shape</translation>
    </message>
    <message>
        <source>attributes</source>
        <translation>Attribute</translation>
    </message>
    <message>
        <source>inputs</source>
        <translation>Eingaben</translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>Attention</translation>
    </message>
    <message>
        <source>feed-forward</source>
        <translation>Feed-forward</translation>
    </message>
    <message>
        <source>convolution</source>
        <translation>Faltung</translation>
    </message>
    <message>
        <source>residual block</source>
        <translation>Residualblock</translation>
    </message>
    <message>
        <source>transformer block</source>
        <translation>Transformerblock</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>Shapes</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>Positionen</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Linien</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>lesen</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>schreiben</translation>
    </message>
    <message>
        <source>writing recipe, report and model card</source>
        <translation>Rezept, Bericht und Model Card schreiben</translation>
    </message>
    <message>
        <source>storing the variant</source>
        <translation>Variante speichern</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>starten</translation>
    </message>
    <message>
        <source>loading the model</source>
        <translation>Modell laden</translation>
    </message>
    <message>
        <source>loading the source</source>
        <translation>Original laden</translation>
    </message>
    <message>
        <source>evaluating the source</source>
        <translation>Original evaluieren</translation>
    </message>
    <message>
        <source>evaluating</source>
        <translation>evaluieren</translation>
    </message>
    <message>
        <source>timing the source</source>
        <translation>Zeit des Originals messen</translation>
    </message>
    <message>
        <source>timing</source>
        <translation>Zeit messen</translation>
    </message>
    <message>
        <source>measuring throughput</source>
        <translation>Durchsatz messen</translation>
    </message>
    <message>
        <source>measuring memory</source>
        <translation>Speicher messen</translation>
    </message>
    <message>
        <source>verifying the written file</source>
        <translation>geschriebene Datei prüfen</translation>
    </message>
    <message>
        <source>preparing</source>
        <translation>vorbereiten</translation>
    </message>
    <message>
        <source>making the float model</source>
        <translation>Float-Modell erzeugen</translation>
    </message>
    <message>
        <source>measuring all layers at once</source>
        <translation>alle Schichten auf einmal messen</translation>
    </message>
    <message>
        <source>measuring all but one</source>
        <translation>alle bis auf eine messen</translation>
    </message>
    <message>
        <source>measuring sensitivities</source>
        <translation>Sensitivitäten messen</translation>
    </message>
    <message>
        <source>measuring what few bits cost each layer</source>
        <translation>messen, was wenige Bits jede Schicht kosten</translation>
    </message>
    <message>
        <source>following channels</source>
        <translation>Kanäle verfolgen</translation>
    </message>
    <message>
        <source>following neurons</source>
        <translation>Neuronen verfolgen</translation>
    </message>
    <message>
        <source>following heads</source>
        <translation>Heads verfolgen</translation>
    </message>
    <message>
        <source>removing a part and weighing the rest anew</source>
        <translation>einen Teil entfernen und den Rest neu bewerten</translation>
    </message>
    <message>
        <source>looking for the least that has to go</source>
        <translation>das Wenigste suchen, das entfallen muss</translation>
    </message>
    <message>
        <source>correcting biases</source>
        <translation>Biases korrigieren</translation>
    </message>
    <message>
        <source>repairing layers</source>
        <translation>Schichten reparieren</translation>
    </message>
    <message>
        <source>comparing layers</source>
        <translation>Schichten vergleichen</translation>
    </message>
    <message>
        <source>timing a step</source>
        <translation>Zeit eines Schritts messen</translation>
    </message>
    <message>
        <source>reading the training data</source>
        <translation>Trainingsdaten lesen</translation>
    </message>
    <message>
        <source>comparing with the evaluation data</source>
        <translation>mit den Evaluationsdaten vergleichen</translation>
    </message>
    <message>
        <source>weighing by gradients</source>
        <translation>nach Gradienten bewerten</translation>
    </message>
    <message>
        <source>tracing second derivatives</source>
        <translation>zweite Ableitungen verfolgen</translation>
    </message>
    <message>
        <source>Max growth</source>
        <translation>Größter Zuwachs</translation>
    </message>
    <message>
        <source>KiB</source>
        <translation>KiB</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Min bytes</source>
        <translation>Mindestbytes</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Importance</source>
        <translation>Wichtigkeit</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparatur</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Samples</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>Ratios</source>
        <translation>Anteile</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>Runden</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Train steps</source>
        <translation>Trainingsschritte</translation>
    </message>
    <message>
        <source>no bound</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>Train minutes</source>
        <translation>Trainingsminuten</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>found by trying</source>
        <translation>durch Probieren gefunden</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Multiple</source>
        <translation>Vielfaches</translation>
    </message>
    <message>
        <source>channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>what runs fast</source>
        <translation>was schnell läuft</translation>
    </message>
    <message>
        <source>Min channels</source>
        <translation>Mindestkanäle</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>Samples</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Weight Decay</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momentum</translation>
    </message>
    <message>
        <source>Warmup</source>
        <translation>Aufwärmen</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>Gradientenlänge</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>Spiegeln</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>Mischen</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>Holdout</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>Geduld</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Batch norm</source>
        <translation>Batch-Norm</translation>
    </message>
    <message>
        <source>Keep zeros</source>
        <translation>Nullen behalten</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>Teacher</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Loss</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Merkmale</translation>
    </message>
    <message>
        <source>Feature weight</source>
        <translation>Merkmalsgewicht</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speicherform</translation>
    </message>
    <message>
        <source>Min elements</source>
        <translation>Mindestelemente</translation>
    </message>
    <message>
        <source>values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Beibehalten</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>Bits</source>
        <translation>Bits</translation>
    </message>
    <message>
        <source>bits</source>
        <translation>Bits</translation>
    </message>
    <message>
        <source>Block size</source>
        <translation>Blockgröße</translation>
    </message>
    <message>
        <source>as quantize-weights chooses</source>
        <translation>wie quantize-weights wählt</translation>
    </message>
    <message>
        <source>Calibrator</source>
        <translation>Kalibrator</translation>
    </message>
    <message>
        <source>Percentile</source>
        <translation>Perzentil</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>Operatoren</translation>
    </message>
    <message>
        <source>Per channel</source>
        <translation>Je Kanal</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>Rundung</translation>
    </message>
    <message>
        <source>Correct bias</source>
        <translation>Bias korrigieren</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>Aktivierungen</translation>
    </message>
    <message>
        <source>Symmetric</source>
        <translation>Symmetrisch</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>Bias</translation>
    </message>
    <message>
        <source>Depthwise</source>
        <translation>Depthwise</translation>
    </message>
    <message>
        <source>Reduce range</source>
        <translation>Bereich verkleinern</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>Ausnehmen</translation>
    </message>
    <message>
        <source>Scales</source>
        <translation>Skalen</translation>
    </message>
    <message>
        <source>as they are</source>
        <translation>wie sie sind</translation>
    </message>
    <message>
        <source>chosen as quantize-weights chooses</source>
        <translation>gewählt wie von quantize-weights</translation>
    </message>
    <message>
        <source>Convolutions</source>
        <translation>Faltungen</translation>
    </message>
    <message>
        <source>Layer bits</source>
        <translation>Bits je Schicht</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>gewählt</translation>
    </message>
    <message>
        <source>least-squares: second factors, and layers that stay whole, are fitted to what they gave before, on calibration data; none: they keep their weights; auto: least-squares with calibration data, else none</source>
        <translation>least-squares: zweite Faktoren und Schichten, die ganz bleiben, werden auf Kalibrierdaten an das angepasst, was sie vorher lieferten; none: sie behalten ihre Gewichte; auto: least-squares mit Kalibrierdaten, sonst none</translation>
    </message>
    <message>
        <source>Inner values that shall be alike, as STUDENT=TEACHER names split by semicolons (widths may differ); auto: up to six that both have under one name and shape; attention: what each attention looks at (outputs of softmax, compared as distributions; on average over the heads where their number differs)</source>
        <translation>Innere Werte, die sich gleichen sollen, als Namen STUDENT=TEACHER, durch Semikolon getrennt (Breiten dürfen sich unterscheiden); auto: bis zu sechs, die beide unter einem Namen und mit einem Shape haben; attention: worauf jede Attention achtet (Ausgaben von Softmax, als Verteilungen verglichen; im Mittel über die Heads, wo deren Zahl verschieden ist)</translation>
    </message>
    <message>
        <source>every one of {0} gets the same class</source>
        <translation>jedes von {0} bekommt dieselbe Klasse</translation>
    </message>
    <message>
        <source>{0} of {1} gets another class</source>
        <translation>{0} von {1} bekommt eine andere Klasse</translation>
    </message>
    <message>
        <source>{0} of {1} get another class</source>
        <translation>{0} von {1} bekommen eine andere Klasse</translation>
    </message>
    <message>
        <source>{0}: {1} right before, {2} right now, {3} wrong both times</source>
        <translation>{0}: {1} vorher richtig, {2} jetzt richtig, {3} beide Male falsch</translation>
    </message>
    <message>
        <source>{0}: {1} right before, {2} right now</source>
        <translation>{0}: {1} vorher richtig, {2} jetzt richtig</translation>
    </message>
    <message>
        <source>{0} point</source>
        <translation>{0} Punkt</translation>
    </message>
    <message>
        <source>{0} points</source>
        <translation>{0} Punkte</translation>
    </message>
    <message>
        <source>at least {0} % the same class as source</source>
        <translation>mindestens {0} % dieselbe Klasse wie das Original</translation>
    </message>
    <message>
        <source>at least {0} cosine with source</source>
        <translation>mindestens {0} Kosinus zum Original</translation>
    </message>
    <message>
        <source>at most {0} below source</source>
        <translation>höchstens {0} unter dem Original</translation>
    </message>
    <message>
        <source>at most {0} above source</source>
        <translation>höchstens {0} über dem Original</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} bis {1}</translation>
    </message>
    <message>
        <source>as source</source>
        <translation>wie das Original</translation>
    </message>
    <message>
        <source>{0} below source</source>
        <translation>{0} unter dem Original</translation>
    </message>
    <message>
        <source>{0} above source</source>
        <translation>{0} über dem Original</translation>
    </message>
    <message>
        <source>{0} does not rule out a loss past the guard</source>
        <translation>{0} schließt einen Verlust über der Toleranz nicht aus</translation>
    </message>
    <message>
        <source>{0} do not rule out a loss past the guard</source>
        <translation>{0} schließen einen Verlust über der Toleranz nicht aus</translation>
    </message>
    <message>
        <source>{0}, about {1} would tell</source>
        <translation>{0}, etwa {1} würden es zeigen</translation>
    </message>
    <message>
        <source>not enough data to tell; {0} (guard: {1})</source>
        <translation>zu wenige Daten für ein Urteil; {0} (Toleranz: {1})</translation>
    </message>
    <message>
        <source>collapsed: {0} is not defined, the outputs hold NaN</source>
        <translation>kollabiert: {0} ist nicht definiert, die Ausgaben enthalten NaN</translation>
    </message>
    <message>
        <source>nothing changed</source>
        <translation>nichts geändert</translation>
    </message>
    <message>
        <source>better than source</source>
        <translation>besser als das Original</translation>
    </message>
    <message>
        <source>no measurable loss</source>
        <translation>kein messbarer Verlust</translation>
    </message>
    <message>
        <source>a loss within the guard: {0}</source>
        <translation>ein Verlust innerhalb der Toleranz: {0}</translation>
    </message>
    <message>
        <source>past the guard: {0}; its interval reaches into it, more samples could tell</source>
        <translation>über der Toleranz: {0}; das Intervall reicht in sie hinein, mehr Samples könnten es zeigen</translation>
    </message>
    <message>
        <source>past the guard: {0}</source>
        <translation>über der Toleranz: {0}</translation>
    </message>
    <message>
        <source>collapsed, more than half of what source has above chance is lost</source>
        <translation>kollabiert, mehr als die Hälfte dessen, was das Original über dem Zufall hat, ist verloren</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>{0} ({1}), {2}: {3}</source>
        <translation>{0} ({1}), {2}: {3}</translation>
    </message>
    <message>
        <source>kept (guard: {0})</source>
        <translation>gehalten (Toleranz: {0})</translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>kollabiert</translation>
    </message>
    <message>
        <source>the same class as source for {0} of {1} ({2}): {3}</source>
        <translation>dieselbe Klasse wie das Original bei {0} von {1} ({2}): {3}</translation>
    </message>
    <message>
        <source>mean cosine with source {0} over {1} ({2}): {3}</source>
        <translation>mittlerer Kosinus zum Original {0} über {1} ({2}): {3}</translation>
    </message>
    <message>
        <source>{0} queries a day</source>
        <translation>{0} Anfragen pro Tag</translation>
    </message>
    <message>
        <source>{0} {1} an hour</source>
        <translation>{0} {1} pro Stunde</translation>
    </message>
    <message>
        <source>{0} g CO2 a kWh</source>
        <translation>{0} g CO2 pro kWh</translation>
    </message>
    <message>
        <source>a battery of {0} Wh</source>
        <translation>eine Batterie mit {0} Wh</translation>
    </message>
    <message>
        <source>a battery of {0} mAh at {1} V</source>
        <translation>eine Batterie mit {0} mAh bei {1} V</translation>
    </message>
    <message>
        <source>a device that draws {0} W</source>
        <translation>ein Gerät, das {0} W aufnimmt</translation>
    </message>
    <message>
        <source>{0} times this machine&apos;s latency on the device</source>
        <translation>{0}-mal die Latenz dieser Maschine auf dem Gerät</translation>
    </message>
    <message>
        <source>computed from {0}, by the measured latency, one inference after the other</source>
        <translation>berechnet aus {0}, nach der gemessenen Latenz, eine Inferenz nach der anderen</translation>
    </message>
    <message>
        <source>{0} times</source>
        <translation>{0}-mal</translation>
    </message>
    <message>
        <source>Both are as large ({0} and {1}).</source>
        <translation>Beide sind gleich groß ({0} und {1}).</translation>
    </message>
    <message>
        <source>{0} is {1} smaller: {2} in place of {3}.</source>
        <translation>{0} ist {1} kleiner: {2} statt {3}.</translation>
    </message>
    <message>
        <source>{0} is {1} larger: {2} in place of {3}.</source>
        <translation>{0} ist {1} größer: {2} statt {3}.</translation>
    </message>
    <message>
        <source>timed in turns in one run</source>
        <translation>abwechselnd in einem Lauf gemessen</translation>
    </message>
    <message>
        <source>by each one&apos;s ratio to the source</source>
        <translation>nach dem Verhältnis beider zum Original</translation>
    </message>
    <message>
        <source>{0}x of the latency, {1} to {2}, {3}</source>
        <translation>{0}x der Latenz, {1} bis {2}, {3}</translation>
    </message>
    <message>
        <source>It is {0} faster ({1}).</source>
        <translation>Sie ist {0} schneller ({1}).</translation>
    </message>
    <message>
        <source>It is {0} slower ({1}).</source>
        <translation>Sie ist {0} langsamer ({1}).</translation>
    </message>
    <message>
        <source>Their speed is not told apart ({0}).</source>
        <translation>Die Geschwindigkeiten sind nicht unterscheidbar ({0}).</translation>
    </message>
    <message>
        <source>{0} to {1}, {2}</source>
        <translation>{0} bis {1}, {2}</translation>
    </message>
    <message>
        <source>What it gives is as good, as far as the samples tell ({0}).</source>
        <translation>Die Ergebnisse sind ebenso gut, soweit die Samples es zeigen ({0}).</translation>
    </message>
    <message>
        <source>It gains {0} ({1}).</source>
        <translation>Sie gewinnt {0} ({1}).</translation>
    </message>
    <message>
        <source>It loses {0} ({1}).</source>
        <translation>Sie verliert {0} ({1}).</translation>
    </message>
    <message>
        <source>on the same samples</source>
        <translation>auf denselben Samples</translation>
    </message>
    <message>
        <source>by each one&apos;s difference to the source</source>
        <translation>nach dem Abstand beider zum Original</translation>
    </message>
    <message>
        <source>Its outputs are {0} dB closer to the source&apos;s than those of {1}.</source>
        <translation>Die Ausgaben sind {0} dB näher an denen des Originals als die von {1}.</translation>
    </message>
    <message>
        <source>Its outputs are {0} dB farther from the source&apos;s than those of {1}.</source>
        <translation>Die Ausgaben sind {0} dB weiter von denen des Originals entfernt als die von {1}.</translation>
    </message>
    <message>
        <source>{0} and {1}</source>
        <translation>{0} und {1}</translation>
    </message>
    <message>
        <source>{0} on {1}</source>
        <translation>{0} bei {1}</translation>
    </message>
    <message>
        <source>{0} on {1} in place of {2}</source>
        <translation>{0} bei {1} statt {2}</translation>
    </message>
    <message>
        <source>no {0}, which {1} has on {2}</source>
        <translation>kein {0}, das {1} bei {2} hat</translation>
    </message>
    <message>
        <source>What is different: {0}.</source>
        <translation>Unterschiedlich ist: {0}.</translation>
    </message>
    <message>
        <source>{0} % of the parameters</source>
        <translation>{0} % der Parameter</translation>
    </message>
    <message>
        <source>{0} % of the multiply-accumulates</source>
        <translation>{0} % der Multiplikationen mit Addition</translation>
    </message>
    <message>
        <source>{0} has {1} of {2}.</source>
        <translation>{0} hat {1} von {2}.</translation>
    </message>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>By these measures neither is better.</source>
        <translation>Nach diesen Messgrößen ist keine besser.</translation>
    </message>
    <message>
        <source>So {0} is better in {1} and in nothing worse.</source>
        <translation>Also ist {0} besser in {1} und in nichts schlechter.</translation>
    </message>
    <message>
        <source>So {0} is better: {1} is worse in {2} and in nothing better.</source>
        <translation>Also ist {0} besser: {1} ist schlechter in {2} und in nichts besser.</translation>
    </message>
    <message>
        <source>So it is a trade: {0} is better in {1}, {2} in {3}.</source>
        <translation>Also ist es eine Abwägung: {0} ist besser in {1}, {2} in {3}.</translation>
    </message>
    <message>
        <source>They were not measured under the same conditions.</source>
        <translation>Sie wurden nicht unter denselben Bedingungen gemessen.</translation>
    </message>
    <message>
        <source>What it loses was not measured, so this is half of the answer.</source>
        <translation>Was sie verliert, wurde nicht gemessen; dies ist also die halbe Antwort.</translation>
    </message>
    <message>
        <source>Makes constants of weights that are listed as inputs too, so that the runtime folds and fuses what reads them</source>
        <translation>Macht Gewichte, die auch als Eingaben aufgeführt sind, zu Konstanten, damit die Laufzeit faltet und verschmilzt, was sie liest</translation>
    </message>
    <message>
        <source>How layers that stay in float read quantized values: per-channel: with the scale once for each channel, so that ONNX Runtime does not round their weights when it loads the model; shared: like all others, for TensorRT</source>
        <translation>Wie Schichten, die in Gleitkomma bleiben, quantisierte Werte lesen: per-channel: mit dem Skalenfaktor einmal je Kanal, damit ONNX Runtime ihre Gewichte beim Laden des Modells nicht rundet; shared: wie alle anderen, für TensorRT</translation>
    </message>
    <message>
        <source>Float layers</source>
        <translation>Schichten in Gleitkomma</translation>
    </message>
    <message>
        <source>ARM64 with dot products</source>
        <translation>ARM64 mit Skalarprodukten</translation>
    </message>
    <message>
        <source>ARMv8.2 and newer with the dot product extension: phones and boards since Cortex-A55 and A75, Apple silicon, Graviton 2 and newer.</source>
        <translation>ARMv8.2 und neuer mit der Skalarprodukt-Erweiterung: Telefone und Platinen seit Cortex-A55 und A75, Apple silicon, Graviton 2 und neuer.</translation>
    </message>
    <message>
        <source>NVIDIA GPU, TensorRT</source>
        <translation>NVIDIA-GPU, TensorRT</translation>
    </message>
    <message>
        <source>Models that TensorRT builds an engine of: explicit Q/DQ, symmetric, signed.</source>
        <translation>Modelle, aus denen TensorRT eine Engine baut: Q/DQ ausdrücklich, symmetrisch, mit Vorzeichen.</translation>
    </message>
    <message>
        <source>x86-64 with VNNI</source>
        <translation>x86-64 mit VNNI</translation>
    </message>
    <message>
        <source>Intel servers since Cascade Lake, Intel desktops since Alder Lake, AMD since Zen 4.</source>
        <translation>Intel-Server seit Cascade Lake, Intel-Desktops seit Alder Lake, AMD seit Zen 4.</translation>
    </message>
    <message>
        <source>x86-64 without VNNI</source>
        <translation>x86-64 ohne VNNI</translation>
    </message>
    <message>
        <source>Intel desktops before Alder Lake (Haswell to Comet Lake), Intel servers before Cascade Lake, AMD before Zen 4.</source>
        <translation>Intel-Desktops vor Alder Lake (Haswell bis Comet Lake), Intel-Server vor Cascade Lake, AMD vor Zen 4.</translation>
    </message>
    <message>
        <source>The default: models are made for the machine that Pare runs on.</source>
        <translation>Die Vorgabe: Modelle entstehen für den Rechner, auf dem Pare läuft.</translation>
    </message>
    <message>
        <source>Log loss</source>
        <translation>Log-Loss</translation>
    </message>
    <message>
        <source>At least so many steps, whatever the epochs say: a few samples make few steps an epoch</source>
        <translation>Mindestens so viele Schritte, was auch immer die Epochen sagen: wenige Proben ergeben wenige Schritte je Epoche</translation>
    </message>
    <message>
        <source>Least steps</source>
        <translation>Mindestschritte</translation>
    </message>
    <message>
        <source>Takes as many steps as fit into about this time, of fewer samples where they would be too few; 0: no bound. A replay takes what was taken</source>
        <translation>Macht so viele Schritte, wie in etwa dieser Zeit möglich sind, mit weniger Proben, wo es zu wenige wären; 0: keine Grenze. Eine Wiederholung macht so viele, wie gemacht wurden</translation>
    </message>
    <message>
        <source>Share of the training data that is not learned but tells which weights are best (at most 2,000 samples; at least 32, or a quarter of fewer)</source>
        <translation>Anteil der Trainingsdaten, der nicht gelernt wird, sondern zeigt, welche Gewichte am besten sind (höchstens 2.000 Proben; mindestens 32, oder ein Viertel von weniger)</translation>
    </message>
    <message>
        <source>Looks at the held-out part (after an eighth of the training, but between an epoch and 25 steps) without a better score after which it stops; 0: never</source>
        <translation>Blicke auf den zurückgehaltenen Teil (nach einem Achtel des Trainings, aber zwischen einer Epoche und 25 Schritten) ohne besseres Ergebnis, nach denen es aufhört; 0: nie</translation>
    </message>
    <message>
        <source>nbits: packed in memory too, unpacked inside the product; folded: smaller file at float32 speed, same memory; dequantize: DequantizeLinear; float: rounded, but not smaller yet, for train-quantized; auto: nbits for matrices and embeddings, folded for the rest</source>
        <translation>nbits: auch im Speicher gepackt, im Produkt entpackt; folded: kleinere Datei bei float32-Geschwindigkeit, gleicher Speicher; dequantize: DequantizeLinear; float: gerundet, aber noch nicht kleiner, für train-quantized; auto: nbits für Matrizen und Embeddings, folded für den Rest</translation>
    </message>
    <message>
        <source>The smallest file within the guard where low-rank alone is not enough: 30 % of the matrices&apos; weights go with the ranks that carry least, then static INT8 where calibration data is given, and dynamic or stored INT8, whatever measures best.</source>
        <translation>Die kleinste Datei innerhalb der Toleranz, wo niedriger Rang allein nicht genügt: 30 % der Gewichte der Matrizen entfallen mit den Rängen, die am wenigsten tragen, dann statisches INT8, wenn Kalibrierdaten angegeben sind, und dynamisches oder gespeichertes INT8, je nachdem, was am besten misst.</translation>
    </message>
    <message>
        <source>For networks with large matrices, and where removing channels loses too much: makes two smaller layers of a large one where little is lost, tries a fifth to a half of the weights of those, measures each, and delivers the best that is within the guard. Calibration data shows it where that is.</source>
        <translation>Für Netze mit großen Matrizen und wo das Entfernen von Kanälen zu viel kostet: macht aus einer großen Schicht zwei kleinere, wo wenig verloren geht, probiert ein Fünftel bis die Hälfte von deren Gewichten, misst jede Stufe und liefert die beste innerhalb der Toleranz. Kalibrierdaten zeigen, wo das ist.</translation>
    </message>
    <message>
        <source>The whole chain, in minutes: removes half or a third of channels, heads and neurons, trains what is left on what the model gave before, quantizes statically and trains that too; delivers the best within the guard, which is INT8 alone where removing loses too much.</source>
        <translation>Die ganze Kette, in Minuten: entfernt die Hälfte oder ein Drittel der Kanäle, Heads und Neuronen, trainiert den Rest auf das, was das Modell vorher lieferte, quantisiert statisch und trainiert auch das; liefert das Beste innerhalb der Toleranz; INT8 allein, wo das Entfernen zu viel verliert.</translation>
    </message>
    <message>
        <source>When size and speed count most and a loss up to the guard is welcome: combines fewer channels, fewer blocks, lower ranks and INT8, fits what is left on calibration data, measures each combination, INT8 alone among them, and delivers the best that is within the guard. Takes minutes.</source>
        <translation>Wenn Größe und Geschwindigkeit am meisten zählen und ein Verlust bis zur Toleranz in Ordnung ist: kombiniert weniger Kanäle, weniger Blöcke, niedrigere Ränge und INT8, passt den Rest auf Kalibrierdaten an, misst jede Kombination, darunter INT8 allein, und liefert die beste innerhalb der Toleranz. Dauert Minuten.</translation>
    </message>
    <message>
        <source>{0}, and it is too close to the guard to tell with any number of samples that is likely at hand</source>
        <translation>{0}, und es liegt zu nah an der Toleranz, als dass so viele Proben, wie man haben kann, es zeigen könnten</translation>
    </message>
    <message>
        <source>When 4-bit weights lose too much: rounds them (together, where calibration data is given), trains them with the rounding in the loop, then stores them in 4 bits; activations stay float. Learns from the model itself, and labels where the training data has some. Takes minutes.</source>
        <translation>Wenn 4-Bit-Gewichte zu viel verlieren: rundet sie (gemeinsam, wo Kalibrierdaten angegeben sind), trainiert sie mit der Rundung in der Schleife und speichert sie dann in 4 Bit; Aktivierungen bleiben Float. Lernt vom Modell selbst und von Labels, wo die Trainingsdaten welche haben. Dauert Minuten.</translation>
    </message>
    <message>
        <source>Sets weights to 0 that are too small to count and slow to compute with</source>
        <translation>Setzt Gewichte auf 0, die zu klein sind, um zu zählen, und das Rechnen verlangsamen</translation>
    </message>
    <message>
        <source>For transformers: ranks the heads of all layers together and removes a tenth to half of them before it touches a feed-forward block, measures each, says how small the model gets before the first measurable loss, and delivers the best that is within the guard. Calibration data makes it choose better and fits what is left.</source>
        <translation>Für Transformer: ordnet die Heads aller Schichten zusammen nach Wichtigkeit und entfernt ein Zehntel bis die Hälfte davon, bevor es einen Feed-forward-Block anrührt, misst jede Stufe, sagt, wie klein das Modell vor dem ersten messbaren Verlust wird, und liefert die beste innerhalb der Toleranz. Mit Kalibrierdaten wählt es besser und passt den Rest an.</translation>
    </message>
    <message>
        <source>Makes one operator of a decomposed GELU, or writes it so that the runtime does; of a SiLU too, where the runtime&apos;s own operators may be used</source>
        <translation>Macht aus einer zerlegten GELU einen Operator oder schreibt sie so, dass die Laufzeitumgebung es tut; auch aus einer SiLU, wo eigene Operatoren der Laufzeitumgebung verwendet werden dürfen</translation>
    </message>
    <message>
        <source>Below opset 20: portable: standard operators in the form that ONNX Runtime fuses; runtime: its own operator, which stays one when its input is quantized. For SiLU there is the runtime&apos;s own alone</source>
        <translation>Unterhalb von Opset 20: portable: Standardoperatoren in der Form, die ONNX Runtime zusammenfasst; runtime: ihr eigener Operator, der auch hinter einer quantisierten Eingabe einer bleibt. Für SiLU gibt es nur den eigenen der Laufzeitumgebung</translation>
    </message>
    <message>
        <source>Outputs of the model that may lose channels too: their names, with ; between, or all. Whoever reads them gets fewer numbers; all others keep their shapes</source>
        <translation>Ausgaben des Modells, die ebenfalls Kanäle verlieren dürfen: ihre Namen, durch ; getrennt, oder all. Wer sie liest, bekommt weniger Zahlen; alle anderen behalten ihre Formen</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>Removes the attention heads that matter least, from queries, keys, values and output together, or makes heads smaller</source>
        <translation>Entfernt die unwichtigsten Attention-Heads, aus Queries, Keys, Values und Ausgabe gemeinsam, oder macht Heads kleiner</translation>
    </message>
    <message>
        <source>heads: whole heads go, and keep their size; size: all heads stay, and each loses the same positions, of queries and keys together, and of values</source>
        <translation>heads: ganze Heads gehen, die übrigen behalten ihre Größe; size: alle Heads bleiben, und jeder verliert die gleichen Positionen, von Queries und Keys gemeinsam und von Values</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>How much one matters. l1, l2: the sum of its weights&apos; absolute values, or of their squares; lamp: its square over those of all that are no smaller; geometric-median: how far its weights are from those of the others; bn-scale: the scales of batch normalizations; activation: the variance that it gives to the layers that read it; output-error: what these lose once they are fitted anew; output-change: what the model&apos;s outputs lose then; taylor: what the loss of labels (without labels, of the model&apos;s own answers) would change, by its gradient, which needs libtorch; fisher: the same weight by weight, as the sum of its squares over single samples (the diagonal of the Fisher information times the weight&apos;s square), so that weights that pull against each other do not hide one another; random: as a control; auto: output-error with calibration data, else l1. gates: by the same gradient, of a gate behind each head: the mean of |gradient| over single samples, divided by the length of those of its layer. Where taylor sums over all weights of a head and takes squares of a few samples together, a gate sees only what comes out of it</source>
        <translation>Wie wichtig ein Head ist. l1, l2: Summe der Beträge seiner Gewichte oder ihrer Quadrate; lamp: sein Quadrat geteilt durch die aller, die nicht kleiner sind; geometric-median: wie weit seine Gewichte von denen der anderen entfernt sind; bn-scale: die Skalen der Batch-Normalisierungen; activation: die Varianz, die er den Schichten gibt, die ihn lesen; output-error: was diese verlieren, nachdem sie neu angepasst wurden; output-change: was die Ausgaben des Modells dann verlieren; taylor: wie sich der Loss der Labels (ohne Labels: der eigenen Antworten des Modells) ändern würde, anhand seines Gradienten, wofür libtorch nötig ist; fisher: dasselbe Gewicht für Gewicht, als Summe seiner Quadrate über einzelne Samples (die Diagonale der Fisher-Information mal dem Quadrat des Gewichts), damit Gewichte, die gegeneinander ziehen, einander nicht verdecken; random: zur Kontrolle; auto: output-error mit Kalibrierdaten, sonst l1. gates: anhand desselben Gradienten, an einem Gate hinter jedem Head: Mittelwert von |Gradient| über einzelne Samples, geteilt durch die Länge der Gradienten seiner Schicht. Während taylor über alle Gewichte eines Heads summiert und Quadrate weniger Samples zusammenfasst, sieht ein Gate nur, was herauskommt</translation>
    </message>
    <message>
        <source>Inputs of the model that may lose heads too (states and caches that it is given back): their names, with ; between, or all</source>
        <translation>Eingaben des Modells, die ebenfalls Heads verlieren dürfen (Zustände und Caches, die es zurückbekommt): ihre Namen, durch ; getrennt, oder all</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Eingaben</translation>
    </message>
    <message>
        <source>Outputs of the model that may lose heads too: their names, with ; between, or all. Whoever reads them gets fewer numbers; all others keep their shapes</source>
        <translation>Ausgaben des Modells, die ebenfalls Heads verlieren dürfen: ihre Namen, durch ; getrennt, oder all. Wer sie liest, bekommt weniger Zahlen; alle anderen behalten ihre Formen</translation>
    </message>
    <message>
        <source>How much one matters. l1, l2: the sum of its weights&apos; absolute values, or of their squares; lamp: its square over those of all that are no smaller; geometric-median: how far its weights are from those of the others; bn-scale: the scales of batch normalizations; activation: the variance that it gives to the layers that read it; output-error: what these lose once they are fitted anew; output-change: what the model&apos;s outputs lose then; taylor: what the loss of labels (without labels, of the model&apos;s own answers) would change, by its gradient, which needs libtorch; fisher: the same weight by weight, as the sum of its squares over single samples (the diagonal of the Fisher information times the weight&apos;s square), so that weights that pull against each other do not hide one another; random: as a control; auto: output-error with calibration data, else l1. gates: by the same gradient, of a gate behind each neuron: the mean of |gradient| over single samples, divided by the length of those of its layer. Where taylor sums over all weights of a neuron and takes squares of a few samples together, a gate sees only what comes out of it</source>
        <translation>Wie wichtig ein Neuron ist. l1, l2: Summe der Beträge seiner Gewichte oder ihrer Quadrate; lamp: sein Quadrat geteilt durch die aller, die nicht kleiner sind; geometric-median: wie weit seine Gewichte von denen der anderen entfernt sind; bn-scale: die Skalen der Batch-Normalisierungen; activation: die Varianz, die es den Schichten gibt, die es lesen; output-error: was diese verlieren, nachdem sie neu angepasst wurden; output-change: was die Ausgaben des Modells dann verlieren; taylor: wie sich der Loss der Labels (ohne Labels: der eigenen Antworten des Modells) ändern würde, anhand seines Gradienten, wofür libtorch nötig ist; fisher: dasselbe Gewicht für Gewicht, als Summe seiner Quadrate über einzelne Samples (die Diagonale der Fisher-Information mal dem Quadrat des Gewichts), damit Gewichte, die gegeneinander ziehen, einander nicht verdecken; random: zur Kontrolle; auto: output-error mit Kalibrierdaten, sonst l1. gates: anhand desselben Gradienten, an einem Gate hinter jedem Neuron: Mittelwert von |Gradient| über einzelne Samples, geteilt durch die Länge der Gradienten seiner Schicht. Während taylor über alle Gewichte eines Neurons summiert und Quadrate weniger Samples zusammenfasst, sieht ein Gate nur, was herauskommt</translation>
    </message>
    <message>
        <source>How much one matters. l1, l2: the sum of its weights&apos; absolute values, or of their squares; lamp: its square over those of all that are no smaller; geometric-median: how far its weights are from those of the others; bn-scale: the scales of batch normalizations; activation: the variance that it gives to the layers that read it; output-error: what these lose once they are fitted anew; output-change: what the model&apos;s outputs lose then; taylor: what the loss of labels (without labels, of the model&apos;s own answers) would change, by its gradient, which needs libtorch; fisher: the same weight by weight, as the sum of its squares over single samples (the diagonal of the Fisher information times the weight&apos;s square), so that weights that pull against each other do not hide one another; random: as a control; auto: output-error with calibration data, else l1</source>
        <translation>Wie wichtig ein Kanal ist. l1, l2: Summe der Beträge seiner Gewichte oder ihrer Quadrate; lamp: sein Quadrat geteilt durch die aller, die nicht kleiner sind; geometric-median: wie weit seine Gewichte von denen der anderen entfernt sind; bn-scale: die Skalen der Batch-Normalisierungen; activation: die Varianz, die er den Schichten gibt, die ihn lesen; output-error: was diese verlieren, nachdem sie neu angepasst wurden; output-change: was die Ausgaben des Modells dann verlieren; taylor: wie sich der Loss der Labels (ohne Labels: der eigenen Antworten des Modells) ändern würde, anhand seines Gradienten, wofür libtorch nötig ist; fisher: dasselbe Gewicht für Gewicht, als Summe seiner Quadrate über einzelne Samples (die Diagonale der Fisher-Information mal dem Quadrat des Gewichts), damit Gewichte, die gegeneinander ziehen, einander nicht verdecken; random: zur Kontrolle; auto: output-error mit Kalibrierdaten, sonst l1</translation>
    </message>
    <message>
        <source>Inputs of the model that may lose channels too (states and caches that it is given back): their names, with ; between, or all</source>
        <translation>Eingaben des Modells, die ebenfalls Kanäle verlieren dürfen (Zustände und Caches, die es zurückbekommt): ihre Namen, durch ; getrennt, oder all</translation>
    </message>
    <message>
        <source>exact rewrites by {0}</source>
        <translation>exakte Umformungen durch {0}</translation>
    </message>
    <message>
        <source>Makes one reshaping, or none, of several in a row with element-wise operators between them</source>
        <translation>Macht aus mehreren Umformungen hintereinander, mit elementweisen Operatoren dazwischen, eine oder keine</translation>
    </message>
    <message>
        <source>shape computation</source>
        <translation>Formberechnung</translation>
    </message>
    <message>
        <source>It takes {0} less time ({1}).</source>
        <translation>Sie braucht {0} weniger Zeit ({1}).</translation>
    </message>
    <message>
        <source>Whether it is as good cannot be told from these samples ({0}).</source>
        <translation>Ob es so gut ist, lassen diese Samples offen ({0}).</translation>
    </message>
    <message>
        <source>So {0} is better in {1}; whether it is as good is not known.</source>
        <translation>{0} ist also besser in {1}; ob es so gut ist, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>So {0} is worse in {1}; whether it is as good is not known.</source>
        <translation>{0} ist also schlechter in {1}; ob es so gut ist, ist nicht bekannt.</translation>
    </message>
</context>
<context>
    <name>CostsDialog</name>
    <message>
        <source>Queries a day</source>
        <translation>Anfragen pro Tag</translation>
    </message>
    <message>
        <source>Price an hour</source>
        <translation>Preis pro Stunde</translation>
    </message>
    <message>
        <source> W</source>
        <translation> W</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source> g a kWh</source>
        <translation> g pro kWh</translation>
    </message>
    <message>
        <source>CO2 of the electricity</source>
        <translation>CO2 des Stroms</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>&amp;Queries a day</source>
        <translation>&amp;Anfragen pro Tag</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>&amp;Price of the machine an hour</source>
        <translation>&amp;Preis der Maschine pro Stunde</translation>
    </message>
    <message>
        <source>Power that it &amp;draws</source>
        <translation>&amp;Leistungsaufnahme</translation>
    </message>
    <message>
        <source>CO2 of the &amp;electricity</source>
        <translation>&amp;CO2 des Stroms</translation>
    </message>
    <message>
        <source>Costs of the variants</source>
        <translation>Kosten der Varianten</translation>
    </message>
    <message>
        <source>change of the cost figures</source>
        <translation>Änderung der Kostenangaben</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>Variante</translation>
    </message>
    <message>
        <source>Inference</source>
        <translation>Inferenz</translation>
    </message>
    <message>
        <source>%1 a million</source>
        <translation>%1 pro Million</translation>
    </message>
    <message>
        <source>kWh a million</source>
        <translation>kWh pro Million</translation>
    </message>
    <message>
        <source>g CO2 a million</source>
        <translation>g CO2 pro Million</translation>
    </message>
    <message>
        <source>%1 a year</source>
        <translation>%1 pro Jahr</translation>
    </message>
    <message>
        <source>kg CO2 a year</source>
        <translation>kg CO2 pro Jahr</translation>
    </message>
    <message>
        <source>Against the source</source>
        <translation>Gegenüber Original</translation>
    </message>
    <message>
        <source>%1 to %2 by the 95 % interval of the latency, computed</source>
        <translation>%1 bis %2 nach dem 95-%-Intervall der Latenz, berechnet</translation>
    </message>
    <message>
        <source>Its latency was not measured</source>
        <translation>Ihre Latenz wurde nicht gemessen</translation>
    </message>
    <message>
        <source>median, measured</source>
        <translation>Median, gemessen</translation>
    </message>
    <message>
        <source>the source&apos;s median times the ratio measured in one run</source>
        <translation>Median des Originals mal das in einem Lauf gemessene Verhältnis</translation>
    </message>
    <message>
        <source>Give the price an hour</source>
        <translation>Preis pro Stunde angeben</translation>
    </message>
    <message>
        <source>Give the power</source>
        <translation>Leistung angeben</translation>
    </message>
    <message>
        <source>Give the power and the CO2 of the electricity</source>
        <translation>Leistung und CO2 des Stroms angeben</translation>
    </message>
    <message>
        <source>Give the price an hour and the queries a day</source>
        <translation>Preis pro Stunde und Anfragen pro Tag angeben</translation>
    </message>
    <message>
        <source>Give queries, power and the CO2 of the electricity</source>
        <translation>Anfragen, Leistung und CO2 des Stroms angeben</translation>
    </message>
    <message>
        <source>the source itself, or not measured</source>
        <translation>das Original selbst, oder nicht gemessen</translation>
    </message>
    <message>
        <source>Give at least one figure.</source>
        <translation>Mindestens einen Wert angeben.</translation>
    </message>
    <message>
        <source>. The machine counts for as long as it computes.</source>
        <translation>. Die Maschine zählt, solange sie rechnet.</translation>
    </message>
    <message>
        <source>No latency was measured yet: Run &gt; Measure baseline.</source>
        <translation>Es wurde noch keine Latenz gemessen: Ausführen &gt; Baseline messen.</translation>
    </message>
    <message>
        <source> The source keeps %1 machines busy all day.</source>
        <translation> Das Original lastet %1 Maschinen den ganzen Tag aus.</translation>
    </message>
    <message>
        <source>Capacity of the battery</source>
        <translation>Kapazität der Batterie</translation>
    </message>
    <message>
        <source> V</source>
        <translation> V</translation>
    </message>
    <message>
        <source>Voltage of the battery</source>
        <translation>Spannung der Batterie</translation>
    </message>
    <message>
        <source>Power of the device</source>
        <translation>Leistung des Geräts</translation>
    </message>
    <message>
        <source>Times as long on the device</source>
        <translation>Vielfaches der Dauer auf dem Gerät</translation>
    </message>
    <message>
        <source>Unit of the capacity</source>
        <translation>Einheit der Kapazität</translation>
    </message>
    <message>
        <source>&amp;Battery of a device</source>
        <translation>&amp;Batterie eines Geräts</translation>
    </message>
    <message>
        <source>Power that the de&amp;vice draws</source>
        <translation>Leistungsaufnahme des &amp;Geräts</translation>
    </message>
    <message>
        <source>&amp;Time on the device</source>
        <translation>&amp;Zeit auf dem Gerät</translation>
    </message>
    <message>
        <source>How many times longer than on this machine an inference takes there; not given: as long as here</source>
        <translation>Wievielmal so lange wie auf dieser Maschine eine Inferenz dort dauert; keine Angabe: so lange wie hier</translation>
    </message>
    <message>
        <source>Inferences a charge</source>
        <translation>Inferenzen pro Ladung</translation>
    </message>
    <message>
        <source>Battery an hour</source>
        <translation>Batterie pro Stunde</translation>
    </message>
    <message>
        <source> The device cannot keep up with these queries in every variant: its battery an hour is then that of computing without a pause.</source>
        <translation> Das Gerät kommt mit diesen Anfragen nicht bei jeder Variante mit: die Batterie pro Stunde ist dann die bei Rechnen ohne Pause.</translation>
    </message>
    <message>
        <source> For the battery, give the power that the device draws too.</source>
        <translation> Für die Batterie auch die Leistungsaufnahme des Geräts angeben.</translation>
    </message>
    <message>
        <source>What the variants cost to run, computed from figures of your own. Nothing here is measured but the source&apos;s latency and what each variant takes of it in the same run.</source>
        <translation>Was der Betrieb der Varianten kostet, berechnet aus Ihren eigenen Angaben. Gemessen sind hier nur die Latenz des Originals und welchen Anteil davon jede Variante im selben Lauf braucht.</translation>
    </message>
    <message>
        <source>%1 ms (%2 to %3)</source>
        <translation>%1 ms (%2 bis %3)</translation>
    </message>
    <message>
        <source>; in brackets its 95 % interval, by which every cost beside it has one too</source>
        <translation>; in Klammern das 95-%-Intervall, durch das auch alle Kosten daneben eines haben</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1 (%2 bis %3)</translation>
    </message>
    <message>
        <source>of every cost: all of them go with the latency; in brackets the 95 % interval</source>
        <translation>bei allen Kosten: sie gehen mit der Latenz; in Klammern das 95-%-Intervall</translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%1 layer</source>
        <translation>
            <numerusform>%1 Schicht</numerusform>
            <numerusform>%1 Schichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 sample</source>
        <translation>
            <numerusform>%1 Sample</numerusform>
            <numerusform>%1 Samples</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 group</source>
        <translation>
            <numerusform>%1 Gruppe</numerusform>
            <numerusform>%1 Gruppen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 channel</source>
        <translation>
            <numerusform>%1 Kanal</numerusform>
            <numerusform>%1 Kanäle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 tensor</source>
        <translation>
            <numerusform>%1 Tensor</numerusform>
            <numerusform>%1 Tensoren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 reader</source>
        <extracomment>a layer that reads a tensor</extracomment>
        <translation>
            <numerusform>%1 Leser</numerusform>
            <numerusform>%1 Leser</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 variant</source>
        <translation>
            <numerusform>%1 Variante</numerusform>
            <numerusform>%1 Varianten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 preset</source>
        <translation>
            <numerusform>%1 Preset</numerusform>
            <numerusform>%1 Presets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 run</source>
        <extracomment>of a model, when it is timed</extracomment>
        <translation>
            <numerusform>%1 Lauf</numerusform>
            <numerusform>%1 Läufe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 thread</source>
        <translation>
            <numerusform>%1 Thread</numerusform>
            <numerusform>%1 Threads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 candidate</source>
        <extracomment>a way of making a model smaller that a preset tries</extracomment>
        <translation>
            <numerusform>%1 Kandidat</numerusform>
            <numerusform>%1 Kandidaten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 step</source>
        <extracomment>of a recipe, or of training</extracomment>
        <translation>
            <numerusform>%1 Schritt</numerusform>
            <numerusform>%1 Schritte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 look</source>
        <extracomment>a measurement of the held-out score during training</extracomment>
        <translation>
            <numerusform>%1 Prüfung</numerusform>
            <numerusform>%1 Prüfungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 other</source>
        <extracomment>other layer, in &quot;32 channels, shrinks with 3 others&quot;</extracomment>
        <translation>
            <numerusform>%1 anderen</numerusform>
            <numerusform>%1 anderen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 selected layer</source>
        <translation>
            <numerusform>%1 ausgewählte Schicht</numerusform>
            <numerusform>%1 ausgewählte Schichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 layer shrinks</source>
        <translation>
            <numerusform>%1 Schicht schrumpft</numerusform>
            <numerusform>%1 Schichten schrumpfen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 layer is left alone</source>
        <translation>
            <numerusform>%1 Schicht wird ausgespart</numerusform>
            <numerusform>%1 Schichten werden ausgespart</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DemoWords</name>
    <message>
        <source>The demo&apos;s model %1 is not installed.</source>
        <translation>Das Modell %1 der Demo ist nicht installiert.</translation>
    </message>
    <message>
        <source>The demo&apos;s data is not prepared. Run pare-demo-data &quot;%1&quot;, then open the demo again.</source>
        <translation>Die Daten der Demo sind nicht vorbereitet. pare-demo-data &quot;%1&quot; ausführen, dann die Demo erneut öffnen.</translation>
    </message>
</context>
<context>
    <name>DifferenceWords</name>
    <message>
        <source>Only in the second model</source>
        <translation>Nur im zweiten Modell</translation>
    </message>
    <message>
        <source>Only in the first model</source>
        <translation>Nur im ersten Modell</translation>
    </message>
    <message>
        <source>%1 (first)</source>
        <translation>%1 (erstes)</translation>
    </message>
</context>
<context>
    <name>FigureBox</name>
    <message>
        <source>not given</source>
        <translation>keine Angabe</translation>
    </message>
    <message>
        <source>not given (%1)</source>
        <translation>keine Angabe (%1)</translation>
    </message>
</context>
<context>
    <name>FileWords</name>
    <message>
        <source>Give a file name.</source>
        <translation>Einen Dateinamen angeben.</translation>
    </message>
    <message>
        <source>%1 is a folder; give a file&apos;s name.</source>
        <translation>%1 ist ein Ordner; den Namen einer Datei angeben.</translation>
    </message>
    <message>
        <source>The folder %1 is not there.</source>
        <translation>Der Ordner %1 existiert nicht.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written.</source>
        <translation>In den Ordner %1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Replace file</source>
        <translation>Datei ersetzen</translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation>%1 existiert bereits.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>FoldWords</name>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>%1 with a warning</source>
        <translation>%1 mit Warnung</translation>
    </message>
    <message>
        <source>%1 declined</source>
        <translation>%1 abgelehnt</translation>
    </message>
    <message>
        <source>%1 with %2</source>
        <translation>%1 mit %2</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>%1, the sum of its layers, measured</source>
        <translation>%1, Summe seiner Schichten, gemessen</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 Parameter</translation>
    </message>
</context>
<context>
    <name>LayerTimeWords</name>
    <message>
        <source>none: it is computed once, when the model is loaded</source>
        <translation>keine: Sie wird einmal berechnet, wenn das Modell geladen wird</translation>
    </message>
    <message>
        <source>fused into %1, whose time holds its own</source>
        <translation>verschmolzen mit %1, dessen Zeit die eigene enthält</translation>
    </message>
    <message>
        <source>%1, measured (%2 to %3 in %4 rounds of %5, %6)</source>
        <translation>%1, gemessen (%2 bis %3 in %4 Runden zu %5, %6)</translation>
    </message>
    <message>
        <source>%1, measured (one round of %2, %3: no spread)</source>
        <translation>%1, gemessen (eine Runde zu %2, %3: ohne Streuung)</translation>
    </message>
    <message>
        <source>, with %1 fused into it</source>
        <translation>, mit %1 darin verschmolzen</translation>
    </message>
</context>
<context>
    <name>LegendWords</name>
    <message>
        <source>better</source>
        <translation>besser</translation>
    </message>
    <message>
        <source>past guard</source>
        <translation>über Toleranz</translation>
    </message>
    <message>
        <source>unclear</source>
        <translation>unklar</translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>kollabiert</translation>
    </message>
    <message>
        <source>other conditions</source>
        <translation>andere Bedingungen</translation>
    </message>
    <message>
        <source>tried</source>
        <translation>probiert</translation>
    </message>
    <message>
        <source>no gain</source>
        <translation>kein Gewinn</translation>
    </message>
</context>
<context>
    <name>ParallelWords</name>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Latency ÷ source</source>
        <translation>Latenz ÷ Original</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>Spitzenspeicher</translation>
    </message>
    <message>
        <source>Worst class&apos;s loss</source>
        <translation>Verlust der schlechtesten Klasse</translation>
    </message>
    <message>
        <source>points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>removal of the constraint</source>
        <translation>Entfernen der Vorgabe</translation>
    </message>
    <message>
        <source>constraint %1</source>
        <translation>Vorgabe %1</translation>
    </message>
</context>
<context>
    <name>PointWords</name>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1 (%2 bis %3)</translation>
    </message>
    <message>
        <source>%1 %2 (%3 to %4), measured on %5</source>
        <translation>%1 %2 (%3 bis %4), gemessen auf %5</translation>
    </message>
    <message>
        <source>%1, computed</source>
        <translation>%1, berechnet</translation>
    </message>
    <message>
        <source>%1x of the source&apos;s latency, measured in one run</source>
        <translation>%1x der Latenz des Originals, in einem Lauf gemessen</translation>
    </message>
    <message>
        <source>%1 (%2 to %3), median of %4, measured</source>
        <translation>%1 (%2 bis %3), Median (%4), gemessen</translation>
    </message>
    <message>
        <source>%1 MACs, computed</source>
        <translation>%1 MACs, berechnet</translation>
    </message>
    <message>
        <source>%1 peak memory, measured</source>
        <translation>%1 Spitzenspeicher, gemessen</translation>
    </message>
    <message>
        <source>◷ measured on other data than is given now</source>
        <translation>◷ auf anderen Daten gemessen als den jetzt angegebenen</translation>
    </message>
    <message>
        <source>after %1 of %2</source>
        <translation>nach %1 aus %2</translation>
    </message>
    <message>
        <source>for %1: %2</source>
        <translation>für %1: %2</translation>
    </message>
    <message>
        <source>Agreement with the source</source>
        <translation>Übereinstimmung mit dem Original</translation>
    </message>
    <message>
        <source>Cosine to the source</source>
        <translation>Kosinus zum Original</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>grey: %1</source>
        <translation>grau: %1</translation>
    </message>
</context>
<context>
    <name>PresetMenu</name>
    <message>
        <source>Begin with this</source>
        <translation>Damit beginnen</translation>
    </message>
    <message>
        <source>Fewer bits, the same layers</source>
        <translation>Weniger Bits, dieselben Schichten</translation>
    </message>
    <message>
        <source>Fewer weights</source>
        <translation>Weniger Gewichte</translation>
    </message>
    <message>
        <source>Fewer weights and fewer bits</source>
        <translation>Weniger Gewichte und weniger Bits</translation>
    </message>
    <message>
        <source>With training, for what else loses too much</source>
        <translation>Mit Training, für was sonst zu viel verliert</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>Eigene</translation>
    </message>
</context>
<context>
    <name>PreviewWords</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Zielwert</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>no labels: agreement with the source is measured</source>
        <translation>keine Labels: Gemessen wird die Übereinstimmung mit dem Original</translation>
    </message>
    <message>
        <source>%1 of the evaluation data are also used to calibrate</source>
        <translation>Kalibrierung nutzt auch %1 der Evaluationsdaten</translation>
    </message>
    <message>
        <source>%1, %2, labels from %3</source>
        <translation>%1, %2, Labels aus %3</translation>
    </message>
    <message>
        <source>%1, %2, no labels</source>
        <translation>%1, %2, ohne Labels</translation>
    </message>
    <message>
        <source>%1, %2, reference outputs</source>
        <translation>%1, %2, Referenzausgaben</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>%1 … (%2 characters)</source>
        <translation>%1 … (%2 Zeichen)</translation>
    </message>
    <message>
        <source>as the model</source>
        <translation>wie das Modell</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>value = stored × scale</source>
        <translation>Wert = gespeichert × Skala</translation>
    </message>
    <message>
        <source>value = (stored − zero point) × scale</source>
        <translation>Wert = (gespeichert − Nullpunkt) × Skala</translation>
    </message>
    <message>
        <source>, scale %1</source>
        <translation>, Skala %1</translation>
    </message>
    <message>
        <source>, one scale for each block of %1 along axis %2: %3 to %4</source>
        <translation>, eine Skala je Block von %1 entlang Achse %2: %3 bis %4</translation>
    </message>
    <message>
        <source>, one scale for each position of axis %1: %2 to %3</source>
        <translation>, eine Skala je Position von Achse %1: %2 bis %3</translation>
    </message>
    <message>
        <source>; zero points %1 to %2</source>
        <translation>; Nullpunkte %1 bis %2</translation>
    </message>
    <message>
        <source>; zero point %1</source>
        <translation>; Nullpunkt %1</translation>
    </message>
    <message>
        <source>Cancelled after %1. Nothing was kept.</source>
        <translation>Abgebrochen nach %1. Nichts wurde behalten.</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Wird abgebrochen…</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Not delivered</source>
        <translation>Nicht geliefert</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>unclear</source>
        <translation>unklar</translation>
    </message>
    <message>
        <source>other data</source>
        <translation>andere Daten</translation>
    </message>
    <message>
        <source> · slower</source>
        <translation> · langsamer</translation>
    </message>
    <message>
        <source>computed, exact</source>
        <translation>berechnet, exakt</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>not measured for both</source>
        <translation>nicht für beide gemessen</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1 (%2 bis %3)</translation>
    </message>
    <message>
        <source>not measured for both: labelled data (Ctrl+D) gives it</source>
        <translation>nicht für beide gemessen: Daten mit Labels (Ctrl+D) ermöglichen es</translation>
    </message>
    <message>
        <source> points</source>
        <translation> Punkte</translation>
    </message>
    <message>
        <source>no interval: each was compared with the source, not with the other</source>
        <translation>kein Intervall: Jede wurde mit dem Original verglichen, nicht mit der anderen</translation>
    </message>
    <message>
        <source>%1 [%2 to %3]%4</source>
        <translation>%1 [%2 bis %3]%4</translation>
    </message>
    <message>
        <source>paired difference on the same samples with its 95 % interval, p = %1</source>
        <translation>gepaarte Differenz auf denselben Samples mit ihrem 95-%-Intervall, p = %1</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>%1 %2 (%3 to %4)</source>
        <translation>%1 %2 (%3 bis %4)</translation>
    </message>
    <message>
        <source>Latency, median</source>
        <translation>Latenz, Median</translation>
    </message>
    <message>
        <source>taken in different runs: compare the row below</source>
        <translation>in verschiedenen Läufen gemessen: die Zeile darunter vergleichen</translation>
    </message>
    <message>
        <source>%1x (%2 to %3)</source>
        <translation>%1x (%2 bis %3)</translation>
    </message>
    <message>
        <source>not told apart</source>
        <translation>nicht unterscheidbar</translation>
    </message>
    <message>
        <source>Latency ÷ source, same run</source>
        <translation>Latenz ÷ Original, gleicher Lauf</translation>
    </message>
    <message>
        <source>measured, each interleaved with the source</source>
        <translation>gemessen, jeweils verschränkt mit dem Original</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>Spitzenspeicher</translation>
    </message>
    <message>
        <source>measured, of a fresh process each</source>
        <translation>gemessen, je an einem frischen Prozess</translation>
    </message>
    <message>
        <source>%1, cosine %2</source>
        <translation>%1, Kosinus %2</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>Closeness to the source</source>
        <translation>Nähe zum Original</translation>
    </message>
    <message>
        <source>source</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>each against the source</source>
        <translation>jede gegen das Original</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>not told apart: %1</source>
        <translation>nicht unterscheidbar: %1</translation>
    </message>
</context>
<context>
    <name>Recipe</name>
    <message>
        <source>After %1 there are no float weights left to work on.</source>
        <translation>Nach %1 sind keine Float-Gewichte mehr übrig, an denen sich arbeiten ließe.</translation>
    </message>
    <message>
        <source>every layer</source>
        <translation>jede Schicht</translation>
    </message>
    <message>
        <source>, but %1</source>
        <translation>, außer %1</translation>
    </message>
    <message>
        <source>known after Run</source>
        <translation>nach Ausführen bekannt</translation>
    </message>
    <message>
        <source>%1 MACs</source>
        <translation>%1 MACs</translation>
    </message>
    <message>
        <source>no change</source>
        <translation>keine Änderung</translation>
    </message>
    <message>
        <source> est.</source>
        <translation> gesch.</translation>
    </message>
    <message>
        <source>This machine: %1</source>
        <translation>Dieser Rechner: %1</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>Dieser Rechner</translation>
    </message>
</context>
<context>
    <name>SceneModelWords</name>
    <message>
        <source>Weights stored as %1, unpacked to %2 when the model is loaded</source>
        <translation>Gewichte als %1 gespeichert, beim Laden des Modells zu %2 entpackt</translation>
    </message>
</context>
<context>
    <name>SceneWords</name>
    <message>
        <source> · best</source>
        <translation> · beste</translation>
    </message>
    <message>
        <source>recipe: %1 %2</source>
        <translation>Rezept: %1 %2</translation>
    </message>
    <message>
        <source>better</source>
        <translation>besser</translation>
    </message>
</context>
<context>
    <name>ShortcutWords</name>
    <message>
        <source>%1 is used in the graph and in tables.</source>
        <translation>%1 wird im Graphen und in Tabellen verwendet.</translation>
    </message>
    <message>
        <source>%1 is the key of %2; take it away there first.</source>
        <translation>%1 ist die Taste von %2; dort zuerst entfernen.</translation>
    </message>
    <message>
        <source>Find an action or its keys</source>
        <translation>Aktion oder Taste suchen</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>Neue Tasten</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>Keine Tasten</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>Wie ursprünglich</translation>
    </message>
    <message>
        <source>Press the new keys</source>
        <translation>Die neuen Tasten drücken</translation>
    </message>
    <message>
        <source>changed; it was %1</source>
        <translation>geändert; vorher %1</translation>
    </message>
    <message>
        <source>Choose an action first.</source>
        <translation>Zuerst eine Aktion wählen.</translation>
    </message>
</context>
<context>
    <name>TradeOffWords</name>
    <message>
        <source>kept</source>
        <translation>gehalten</translation>
    </message>
    <message>
        <source>loss within guard</source>
        <translation>Verlust in der Toleranz</translation>
    </message>
    <message>
        <source>unclear: more samples would tell</source>
        <translation>unklar: mehr Samples würden es zeigen</translation>
    </message>
    <message>
        <source>past guard</source>
        <translation>über Toleranz</translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>kollabiert</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>source</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>quantized</source>
        <translation>quantisiert</translation>
    </message>
    <message>
        <source>pruned</source>
        <translation>geprunt</translation>
    </message>
    <message>
        <source>both</source>
        <translation>beides</translation>
    </message>
    <message>
        <source>other</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Latency ÷ source</source>
        <translation>Latenz ÷ Original</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>guard: at most %1 below source</source>
        <translation>Toleranz: höchstens %1 unter dem Original</translation>
    </message>
    <message>
        <source>guard: at most %1 above source</source>
        <translation>Toleranz: höchstens %1 über dem Original</translation>
    </message>
    <message>
        <source>%1 point</source>
        <translation>%1 Punkt</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 Punkte</translation>
    </message>
</context>
<context>
    <name>TrainingCurve</name>
    <message>
        <source>step %1 of %2, epoch %3 of %4</source>
        <translation>Schritt %1 von %2, Epoche %3 von %4</translation>
    </message>
    <message>
        <source>training loss %1</source>
        <translation>Trainings-Loss %1</translation>
    </message>
    <message>
        <source>held-out loss %1</source>
        <translation>Holdout-Loss %1</translation>
    </message>
    <message>
        <source>held-out %1 %2</source>
        <translation>Holdout: %1 %2</translation>
    </message>
    <message>
        <source>learning rate %1</source>
        <translation>Lernrate %1</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>bisher %1</translation>
    </message>
    <message>
        <source>best: as it came</source>
        <translation>Bestes: Ausgangszustand</translation>
    </message>
    <message>
        <source>best: %1 at step %2</source>
        <translation>Bestes: %1 bei Schritt %2</translation>
    </message>
    <message>
        <source>best: step %1</source>
        <translation>Bestes: Schritt %1</translation>
    </message>
    <message>
        <source>stopped by hand at step %1 of %2</source>
        <translation>von Hand gestoppt bei Schritt %1 von %2</translation>
    </message>
    <message>
        <source>ended early at step %1 of %2</source>
        <translation>vorzeitig beendet bei Schritt %1 von %2</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>step	epoch	training loss	held-out loss	held-out score	learning rate	seconds
</source>
        <translation>Schritt	Epoche	Trainings-Loss	Holdout-Loss	Holdout-Score	Lernrate	Sekunden
</translation>
    </message>
</context>
<context>
    <name>Treatment</name>
    <message>
        <source>As recipe</source>
        <translation>Wie Rezept</translation>
    </message>
    <message>
        <source>Leave alone</source>
        <translation>Aussparen</translation>
    </message>
    <message>
        <source>%1 % zeros</source>
        <translation>%1 % Nullen</translation>
    </message>
</context>
<context>
    <name>pare::BatchDialog</name>
    <message>
        <source>Move &amp;up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>Batch of presets</source>
        <translation>Preset-Serie</translation>
    </message>
    <message>
        <source>measured on %1</source>
        <translation>auf %1 gemessen</translation>
    </message>
    <message>
        <source>calibrated on %1</source>
        <translation>auf %1 kalibriert</translation>
    </message>
    <message>
        <source>Each is run on the source and measured against it, from the top down; the points appear as they come. %1</source>
        <translation>Jedes wird auf das Original angewendet und gegen dieses gemessen, von oben nach unten; die Punkte erscheinen nach und nach. %1</translation>
    </message>
    <message>
        <source>There is no data (Ctrl+D): size and latency only.</source>
        <translation>Es sind keine Daten angegeben (Ctrl+D): nur Größe und Latenz.</translation>
    </message>
    <message>
        <source>They are %1.</source>
        <translation>Alle werden %1.</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source> %1 as the recipe says.</source>
        <translation> Laut Rezept: %1.</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Preset</translation>
    </message>
    <message>
        <source>Variations</source>
        <translation>Variationen</translation>
    </message>
    <message>
        <source>When to use it</source>
        <translation>Wann sinnvoll</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Presets</translation>
    </message>
    <message>
        <source>Run presets</source>
        <translation>Presets ausführen</translation>
    </message>
    <message>
        <source>Already measured. </source>
        <translation>Bereits gemessen. </translation>
    </message>
    <message>
        <source>Percent of the channels to remove; several give a run each: 20, 30, 40</source>
        <translation>Prozent der Kanäle, die entfernt werden; mehrere Werte ergeben je einen Lauf: 20, 30, 40</translation>
    </message>
    <message>
        <source>%1: percent of the channels</source>
        <translation>%1: Prozent der Kanäle</translation>
    </message>
    <message>
        <source>each in turn</source>
        <translation>jeden der Reihe nach</translation>
    </message>
    <message>
        <source>How static quantization takes its ranges from the calibration data</source>
        <translation>Wie statische Quantisierung ihre Wertebereiche aus den Kalibrierdaten gewinnt</translation>
    </message>
    <message>
        <source>%1: calibrator</source>
        <translation>%1: Kalibrator</translation>
    </message>
    <message>
        <source>%1: give percentages from 1 to 95, such as 20, 30, 40.</source>
        <translation>%1: Prozentwerte von 1 bis 95 angeben, etwa 20, 30, 40.</translation>
    </message>
    <message>
        <source>Tick at least one preset.</source>
        <translation>Mindestens ein Preset ankreuzen.</translation>
    </message>
    <message>
        <source>%1, %2 to make and measure</source>
        <translation>%1, %2 zu erzeugen und zu messen</translation>
    </message>
    <message>
        <source>, about %1 (est.)</source>
        <translation>, etwa %1 (gesch.)</translation>
    </message>
    <message>
        <source>; the source is measured first</source>
        <translation>; zuerst wird das Original gemessen</translation>
    </message>
</context>
<context>
    <name>pare::ChangesModel</name>
    <message>
        <source>Only one of the models has it, or it changes nothing from sample to sample</source>
        <translation>Nur eines der Modelle hat sie, oder sie ändert sich nicht von Sample zu Sample</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>Nicht gemessen</translation>
    </message>
    <message>
        <source>Not compared: %1</source>
        <translation>Nicht verglichen: %1</translation>
    </message>
    <message>
        <source>Signal over noise of its output to the other model&apos;s: %1; measured</source>
        <translation>Signal-Rausch-Verhältnis ihrer Ausgabe zu der des anderen Modells: %1; gemessen</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
    <message>
        <source>%1, in the second model %2</source>
        <translation>%1, im zweiten Modell %2</translation>
    </message>
    <message>
        <source>only in the second model</source>
        <translation>nur im zweiten Modell</translation>
    </message>
    <message>
        <source>only in the first model</source>
        <translation>nur im ersten Modell</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>SQNR [dB]</source>
        <translation>SQNR [dB]</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Cosine of its output and the other model&apos;s: %1; measured</source>
        <translation>Kosinus zwischen seiner Ausgabe und der des anderen Modells: %1; gemessen</translation>
    </message>
    <message>
        <source>Mean difference of its output to the other model&apos;s, of the mean magnitude in the first: %1 %; measured</source>
        <translation>Mittlere Abweichung seiner Ausgabe von der des anderen Modells, bezogen auf den mittleren Betrag im ersten: %1 %; gemessen</translation>
    </message>
    <message>
        <source>Largest difference of one number of its output to the other model&apos;s: %1; measured</source>
        <translation>Größte Abweichung einer Zahl seiner Ausgabe von der des anderen Modells: %1; gemessen</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>Mean error [%]</source>
        <translation>Mittlerer Fehler [%]</translation>
    </message>
    <message>
        <source>Largest error</source>
        <translation>Größter Fehler</translation>
    </message>
</context>
<context>
    <name>pare::ChangesPanel</name>
    <message>
        <source>Measure error</source>
        <translation>Fehler messen</translation>
    </message>
    <message>
        <source>What differs between two models</source>
        <translation>Worin sich zwei Modelle unterscheiden</translation>
    </message>
    <message>
        <source>Kind of change</source>
        <translation>Art der Änderung</translation>
    </message>
    <message>
        <source>Only changes of this kind</source>
        <translation>Nur Änderungen dieser Art</translation>
    </message>
    <message>
        <source>Previous change (Shift+F8)</source>
        <translation>Vorherige Änderung (Shift+F8)</translation>
    </message>
    <message>
        <source>Next change (F8)</source>
        <translation>Nächste Änderung (F8)</translation>
    </message>
    <message>
        <source>%1 → %2: %3 changed, %4 added, %5 removed, %6 unchanged</source>
        <translation>%1 → %2: %3 geändert, %4 hinzugefügt, %5 entfernt, %6 unverändert</translation>
    </message>
    <message>
        <source>No layer differs.</source>
        <translation>Keine Schicht unterscheidet sich.</translation>
    </message>
    <message>
        <source>Comparing %1 and %2…</source>
        <translation>%1 und %2 werden verglichen…</translation>
    </message>
    <message>
        <source>Runs both models on the same %1 samples: how far each layer&apos;s output is apart</source>
        <translation>Führt beide Modelle auf denselben %1 Samples aus: wie weit die Ausgaben jeder Schicht auseinanderliegen</translation>
    </message>
    <message>
        <source>All changes</source>
        <translation>Alle Änderungen</translation>
    </message>
    <message>
        <source>Relative tolerance</source>
        <translation>Relative Toleranz</translation>
    </message>
    <message>
        <source>Weights count as unchanged where no number differs by more than this share of the largest magnitude in the first model&apos;s tensor, and by the tolerance beside</source>
        <translation>Gewichte gelten als unverändert, wenn keine Zahl um mehr als diesen Anteil des größten Betrags im Tensor des ersten Modells und die Toleranz daneben abweicht</translation>
    </message>
    <message>
        <source>Absolute tolerance</source>
        <translation>Absolute Toleranz</translation>
    </message>
    <message>
        <source>Weights count as unchanged where no number differs by more than this, and by the share beside</source>
        <translation>Gewichte gelten als unverändert, wenn keine Zahl um mehr als dies und den Anteil daneben abweicht</translation>
    </message>
    <message>
        <source>Weights within %1 of the largest magnitude plus %2 count as unchanged.</source>
        <translation>Gewichte, die um höchstens %1 des größten Betrags plus %2 abweichen, gelten als unverändert.</translation>
    </message>
    <message>
        <source>Weights count as unchanged where no number differs by more than both of these together:</source>
        <translation>Gewichte gelten als unverändert, wo keine Zahl um mehr als beides zusammen abweicht:</translation>
    </message>
    <message>
        <source>&amp;Share of the tensor&apos;s largest magnitude</source>
        <translation>&amp;Anteil am größten Betrag des Tensors</translation>
    </message>
    <message>
        <source>&amp;Absolute</source>
        <translation>A&amp;bsolut</translation>
    </message>
    <message>
        <source>Weights: exact</source>
        <translation>Gewichte: genau</translation>
    </message>
    <message>
        <source>Weights: within %1 of the largest</source>
        <translation>Gewichte: bis %1 des größten</translation>
    </message>
    <message>
        <source>Weights: within %1</source>
        <translation>Gewichte: bis %1</translation>
    </message>
    <message>
        <source>Weights: within %1 of the largest + %2</source>
        <translation>Gewichte: bis %1 des größten + %2</translation>
    </message>
    <message>
        <source>From which difference on weights count as changed</source>
        <translation>Ab welcher Abweichung Gewichte als geändert gelten</translation>
    </message>
    <message>
        <source>; 1 node that only makes weights is not counted</source>
        <translation>; 1 Knoten, der nur Gewichte erzeugt, ist nicht gezählt</translation>
    </message>
    <message>
        <source>; %1 nodes that only make weights are not counted</source>
        <translation>; %1 Knoten, die nur Gewichte erzeugen, sind nicht gezählt</translation>
    </message>
    <message>
        <source>Nothing is compared. Show a variant, choose File &gt; Compare with another model, or drop two models on the window.</source>
        <translation>Es wird nichts verglichen. Zeigen Sie eine Variante, wählen Sie Datei &gt; Mit anderem Modell vergleichen, oder ziehen Sie zwei Modelle auf das Fenster.</translation>
    </message>
</context>
<context>
    <name>pare::ChannelsControl</name>
    <message>
        <source>Channels to remove</source>
        <translation>Zu entfernende Kanäle</translation>
    </message>
    <message>
        <source>Channels to remove: a share such as 30 %, or how many are kept, such as 44</source>
        <translation>Zu entfernende Kanäle: ein Anteil wie 30 %, oder wie viele bleiben, etwa 44</translation>
    </message>
    <message>
        <source>all %1 stay: the next count below is %2</source>
        <translation>alle %1 bleiben: Die nächste Anzahl darunter ist %2</translation>
    </message>
    <message>
        <source>%1 → %2 channels</source>
        <translation>%1 → %2 Kanäle</translation>
    </message>
    <message>
        <source>%1 go</source>
        <translation>%1 entfallen</translation>
    </message>
    <message>
        <source>%1 to %2 go, as counts allow</source>
        <translation>%1 bis %2 entfallen, je nach erlaubter Anzahl</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>Gemischt</translation>
    </message>
</context>
<context>
    <name>pare::ComparePanel</name>
    <message>
        <source>Swap</source>
        <translation>Tauschen</translation>
    </message>
    <message>
        <source>A and B</source>
        <translation>A und B</translation>
    </message>
    <message>
        <source>All variants</source>
        <translation>Alle Varianten</translation>
    </message>
    <message>
        <source>Every variant as a line across all measures; up is better. Drag along an axis to set the least that a variant must hold.</source>
        <translation>Jede Variante als Linie über alle Messgrößen; oben ist besser. Ziehen entlang einer Achse legt fest, was eine Variante mindestens erreichen muss.</translation>
    </message>
    <message>
        <source>Swap A and B (X)</source>
        <translation>A und B tauschen (X)</translation>
    </message>
    <message>
        <source>Which is better, and why</source>
        <translation>Welche besser ist, und warum</translation>
    </message>
    <message>
        <source>Measures of A and B</source>
        <translation>Messgrößen von A und B</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>Pass</translation>
    </message>
    <message>
        <source>What changed in B against the source</source>
        <translation>Was sich in B gegenüber dem Original geändert hat</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Was sich geändert hat</translation>
    </message>
    <message>
        <source>Samples that differ</source>
        <translation>Abweichende Samples</translation>
    </message>
    <message>
        <source>Nothing to compare yet: run a recipe or a preset, and compare what it makes with the source.</source>
        <translation>Noch nichts zu vergleichen: ein Rezept oder ein Preset ausführen und das Ergebnis mit dem Original vergleichen.</translation>
    </message>
    <message>
        <source>Choose a second variant to compare with %1: here, with B on a row of Variants, or with Ctrl+click on a point of the chart.</source>
        <translation>Eine zweite Variante zum Vergleich mit %1 wählen: hier, mit B auf einer Zeile unter Varianten oder mit Ctrl+Klick auf einen Punkt des Diagramms.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>the source</source>
        <translation>das Original</translation>
    </message>
    <message>
        <source>A %1 and B %2</source>
        <translation>A %1 und B %2</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messgröße</translation>
    </message>
    <message>
        <source>B against A</source>
        <translation>B gegen A</translation>
    </message>
    <message>
        <source>B is the source: swap A and B to see what changed.</source>
        <translation>B ist das Original: A und B tauschen, um die Änderungen zu sehen.</translation>
    </message>
    <message>
        <source>No layer was changed.</source>
        <translation>Keine Schicht wurde geändert.</translation>
    </message>
    <message>
        <source>Where A and B disagree, the largest disagreement first, with both outputs</source>
        <translation>Wo A und B sich unterscheiden, der größte Unterschied zuerst, mit beiden Ausgaben</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
</context>
<context>
    <name>pare::DataDialog</name>
    <message>
        <source>Data to evaluate</source>
        <translation>Daten zum Evaluieren</translation>
    </message>
    <message>
        <source>Data to calibrate</source>
        <translation>Daten zum Kalibrieren</translation>
    </message>
    <message>
        <source>Data to train</source>
        <translation>Daten zum Trainieren</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>%1 expects %2.</source>
        <translation>%1 erwartet %2.</translation>
    </message>
    <message>
        <source>Data is .npz with arrays of these names and labels, a folder of pictures with one folder a class, .csv, an IDX pair, or an ONNX test_data_set folder. A file or folder can be dropped here.</source>
        <translation>Daten sind .npz mit Arrays dieser Namen und Labels, ein Ordner mit Bildern und einem Unterordner je Klasse, .csv, ein IDX-Paar oder ein ONNX-Ordner test_data_set. Eine Datei oder ein Ordner kann hier abgelegt werden.</translation>
    </message>
    <message>
        <source>&amp;Evaluate: accuracy is measured on it</source>
        <translation>&amp;Evaluieren: Darauf wird die Genauigkeit gemessen</translation>
    </message>
    <message>
        <source>&amp;Calibrate: static INT8 takes its ranges from it</source>
        <translation>&amp;Kalibrieren: Daraus gewinnt statisches INT8 seine Wertebereiche</translation>
    </message>
    <message>
        <source>Samples set apart from the evaluation data</source>
        <translation>Von den Evaluationsdaten abgetrennte Samples</translation>
    </message>
    <message>
        <source>Other data</source>
        <translation>Andere Daten</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source> samples</source>
        <translation> Samples</translation>
    </message>
    <message>
        <source>Samples set apart to calibrate</source>
        <translation>Zum Kalibrieren abgetrennte Samples</translation>
    </message>
    <message>
        <source>&amp;Train: fine-tune, distill and train-quantized learn from it</source>
        <translation>&amp;Trainieren: Daraus lernen fine-tune, distill und train-quantized</translation>
    </message>
    <message>
        <source>First samples</source>
        <translation>Erste Samples</translation>
    </message>
    <message>
        <source>Use data</source>
        <translation>Daten verwenden</translation>
    </message>
    <message>
        <source>Without data, size and latency are measured; accuracy is not.</source>
        <translation>Ohne Daten werden Größe und Latenz gemessen, die Genauigkeit nicht.</translation>
    </message>
    <message>
        <source>First samples, as the model gets them</source>
        <translation>Erste Samples, wie das Modell sie bekommt</translation>
    </message>
    <message>
        <source>There is no evaluation data to set samples apart from.</source>
        <translation>Es gibt keine Evaluationsdaten, von denen sich Samples abtrennen ließen.</translation>
    </message>
    <message>
        <source>%1 to calibrate, the other %2 to evaluate: no sample does both.</source>
        <translation>%1 zum Kalibrieren, die übrigen %2 zum Evaluieren: Kein Sample dient beidem.</translation>
    </message>
    <message>
        <source>Presets then calibrate on a part of the evaluation data that they do not report on; a recipe calibrates on what it is measured on, and says so.</source>
        <translation>Presets kalibrieren dann auf einem Teil der Evaluationsdaten, über den sie nicht berichten; ein Rezept kalibriert auf dem, worauf es gemessen wird, und sagt das.</translation>
    </message>
    <message>
        <source>Static INT8 needs calibration data.</source>
        <translation>Statisches INT8 braucht Kalibrierdaten.</translation>
    </message>
    <message>
        <source>Give a file or folder.</source>
        <translation>Eine Datei oder einen Ordner angeben.</translation>
    </message>
    <message>
        <source>Use data: what is given cannot be read yet, see under its field.</source>
        <translation>Daten verwenden: Was angegeben ist, lässt sich noch nicht lesen, siehe unter dem Feld.</translation>
    </message>
    <message>
        <source>: accuracy would look better than it is.</source>
        <translation>: die Genauigkeit sähe besser aus, als sie ist.</translation>
    </message>
</context>
<context>
    <name>pare::DataField</name>
    <message>
        <source>Shorter side</source>
        <translation>Kürzere Seite</translation>
    </message>
    <message>
        <source>Crop, height</source>
        <translation>Zuschnitt, Höhe</translation>
    </message>
    <message>
        <source>Crop, width</source>
        <translation>Zuschnitt, Breite</translation>
    </message>
    <message>
        <source>File or folder; empty: none</source>
        <translation>Datei oder Ordner; leer: keine</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>Datei…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Ordner…</translation>
    </message>
    <message>
        <source>How it is read</source>
        <translation>Wie gelesen wird</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>wie üblich</translation>
    </message>
    <message>
        <source>as the model</source>
        <translation>wie das Modell</translation>
    </message>
    <message>
        <source>none, or 0.485, 0.456, 0.406</source>
        <translation>keiner, oder 0.485, 0.456, 0.406</translation>
    </message>
    <message>
        <source>none, or 0.229, 0.224, 0.225</source>
        <translation>keine, oder 0.229, 0.224, 0.225</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Zuschnitt</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittelwert</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>Standardabweichung</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Layout</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>Als Text</translation>
    </message>
    <message>
        <source>found out; or images,size=256,crop=224,mean=0.485:0.456:0.406</source>
        <translation>wird ermittelt; oder images,size=256,crop=224,mean=0.485:0.456:0.406</translation>
    </message>
    <message>
        <source>%1: how it is read</source>
        <translation>%1: wie gelesen wird</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Datenordner</translation>
    </message>
    <message>
        <source>Data file</source>
        <translation>Datendatei</translation>
    </message>
    <message>
        <source>Looking at it…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>Label column</source>
        <translation>Label-Spalte</translation>
    </message>
    <message>
        <source>Labels&apos; file</source>
        <translation>Label-Datei</translation>
    </message>
    <message>
        <source>Labels&apos; array</source>
        <translation>Label-Array</translation>
    </message>
    <message>
        <source>the last, or the one that is named so; none: without labels</source>
        <translation>die letzte oder die so benannte; none: ohne Labels</translation>
    </message>
    <message>
        <source>found out; none: without labels</source>
        <translation>wird ermittelt; none: ohne Labels</translation>
    </message>
</context>
<context>
    <name>pare::Difference</name>
    <message>
        <source>No model is open.</source>
        <translation>Kein Modell ist geöffnet.</translation>
    </message>
    <message>
        <source>Show a variant first, or compare with another model.</source>
        <translation>Zuerst eine Variante anzeigen oder mit einem anderen Modell vergleichen.</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>Compare %1 and %2</source>
        <translation>%1 und %2 vergleichen</translation>
    </message>
    <message>
        <source>not compared: %1</source>
        <translation>nicht verglichen: %1</translation>
    </message>
    <message>
        <source>equal on %1, measured</source>
        <translation>gleich auf %1, gemessen</translation>
    </message>
    <message>
        <source>SQNR %1 dB, cosine %2, largest difference %3, mean difference %4 of the mean magnitude; on %5, measured</source>
        <translation>SQNR %1 dB, Kosinus %2, größte Differenz %3, mittlere Differenz %4 des mittleren Betrags; auf %5, gemessen</translation>
    </message>
    <message>
        <source>Nothing is compared.</source>
        <translation>Es wird nichts verglichen.</translation>
    </message>
    <message>
        <source>Needs data (Ctrl+D): both models are run on the same samples.</source>
        <translation>Braucht Daten (Ctrl+D): Beide Modelle laufen auf denselben Samples.</translation>
    </message>
    <message>
        <source>It is being measured.</source>
        <translation>Die Messung läuft.</translation>
    </message>
    <message>
        <source>Compare layers of %1 and %2</source>
        <translation>Schichten von %1 und %2 vergleichen</translation>
    </message>
    <message>
        <source>Which pass did what is not told: %1.</source>
        <translation>Welcher Schritt was getan hat, ist nicht bekannt: %1.</translation>
    </message>
</context>
<context>
    <name>pare::DifferencePage</name>
    <message>
        <source>Colour by</source>
        <translation>Färben nach</translation>
    </message>
    <message>
        <source>Comparing %1 and %2…</source>
        <translation>%1 und %2 werden verglichen…</translation>
    </message>
    <message>
        <source>Nothing is compared.
Show a variant, or choose File &gt; Compare with another model.</source>
        <translation>Es wird nichts verglichen.
Eine Variante anzeigen oder Datei &gt; Mit anderem Modell vergleichen wählen.</translation>
    </message>
    <message>
        <source>One drawing</source>
        <translation>Eine Zeichnung</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Both models</source>
        <translation>Beide Modelle</translation>
    </message>
    <message>
        <source>Both models on one drawing, or each by itself, where one follows the other</source>
        <translation>Beide Modelle in einer Zeichnung, oder jedes für sich, wobei eines dem anderen folgt</translation>
    </message>
    <message>
        <source>Error between both (SQNR)</source>
        <translation>Fehler zwischen beiden (SQNR)</translation>
    </message>
    <message>
        <source>Kind of change</source>
        <translation>Art der Änderung</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Error between both (cosine)</source>
        <translation>Fehler zwischen beiden (Kosinus)</translation>
    </message>
    <message>
        <source>Error between both (relative)</source>
        <translation>Fehler zwischen beiden (relativ)</translation>
    </message>
    <message>
        <source>Error between both (largest)</source>
        <translation>Fehler zwischen beiden (größter)</translation>
    </message>
    <message>
        <source>The source is shown: nothing is compared.
Show what a variant changed in it, or choose File &gt; Compare with another model.</source>
        <translation>Gezeigt wird das Original: nichts wird verglichen.
Zeigen Sie, was eine Variante daran geändert hat, oder wählen Sie Datei &gt; Mit anderem Modell vergleichen.</translation>
    </message>
    <message>
        <source>Changes of %1</source>
        <translation>Änderungen von %1</translation>
    </message>
</context>
<context>
    <name>pare::DifferenceSides</name>
    <message>
        <source>First: %1</source>
        <translation>Erstes: %1</translation>
    </message>
    <message>
        <source>Second: %1</source>
        <translation>Zweites: %1</translation>
    </message>
</context>
<context>
    <name>pare::Document</name>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>change of the guard to %1</source>
        <translation>Änderung der Toleranz auf %1</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Measure: no model is open.</source>
        <translation>Messen: Kein Modell ist geöffnet.</translation>
    </message>
    <message>
        <source>Measure: the study is read-only; save it under another name first.</source>
        <translation>Messen: Die Studie ist schreibgeschützt; zuerst unter anderem Namen speichern.</translation>
    </message>
    <message>
        <source>Measure: the program pare-runner is not beside this one.</source>
        <translation>Messen: Das Programm pare-runner liegt nicht neben diesem.</translation>
    </message>
    <message>
        <source>Run: no model is open.</source>
        <translation>Ausführen: Kein Modell ist geöffnet.</translation>
    </message>
    <message>
        <source>Run: INT8 static needs calibration data.</source>
        <translation>Ausführen: INT8 statisch braucht Kalibrierdaten.</translation>
    </message>
    <message>
        <source>Run: %1 needs data to train on.</source>
        <translation>Ausführen: %1 braucht Daten zum Trainieren.</translation>
    </message>
    <message>
        <source>Run: the program pare-trainer is not beside this one; it is built where libtorch is installed.</source>
        <translation>Ausführen: Das Programm pare-trainer liegt nicht neben diesem; es wird dort gebaut, wo libtorch installiert ist.</translation>
    </message>
    <message>
        <source>Run: the recipe has no enabled step.</source>
        <translation>Ausführen: Das Rezept hat keinen aktiven Schritt.</translation>
    </message>
    <message>
        <source>%1: needs data to measure on.</source>
        <translation>%1: braucht Daten zum Messen.</translation>
    </message>
    <message>
        <source>%1: needs calibration data.</source>
        <translation>%1: braucht Kalibrierdaten.</translation>
    </message>
    <message>
        <source>%1: needs data to train on.</source>
        <translation>%1: braucht Daten zum Trainieren.</translation>
    </message>
    <message>
        <source>%1: the program pare-trainer is not beside this one; it is built where libtorch is installed.</source>
        <translation>%1: Das Programm pare-trainer liegt nicht neben diesem; es wird dort gebaut, wo libtorch installiert ist.</translation>
    </message>
    <message>
        <source>Measure the source</source>
        <translation>Original messen</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>Fertig: %1</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>Shapes</translation>
    </message>
    <message>
        <source>Recovery copy</source>
        <translation>Wiederherstellungskopie</translation>
    </message>
    <message>
        <source> Training was stopped by hand after step %1 of %2.</source>
        <translation> Das Training wurde nach Schritt %1 von %2 von Hand gestoppt.</translation>
    </message>
    <message>
        <source>Not delivered: %1</source>
        <translation>Nicht geliefert: %1</translation>
    </message>
    <message>
        <source>Run recipe: %1</source>
        <translation>Rezept ausführen: %1</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Serie</translation>
    </message>
    <message>
        <source>Preset: %1</source>
        <translation>Preset: %1</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1 exportieren</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>%1 geschrieben</translation>
    </message>
    <message>
        <source>Show variant</source>
        <translation>Variante anzeigen</translation>
    </message>
    <message>
        <source>change of the target to %1</source>
        <translation>Wechsel des Ziels zu %1</translation>
    </message>
    <message>
        <source>Measure: another window has this study open; save it under another name first.</source>
        <translation>Messen: Ein anderes Fenster hat diese Studie geöffnet; speichern Sie sie zuerst unter anderem Namen.</translation>
    </message>
</context>
<context>
    <name>pare::ErrorsModel</name>
    <message>
        <source>%1 steps of %2 from %3 to %4</source>
        <translation>%1 Stufen zu %2 von %3 bis %4</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>Signal over noise of this layer&apos;s result against the same layer in float: %1. What the layers before it lose is in it; measured.</source>
        <translation>Signal-Rausch-Verhältnis des Ergebnisses dieser Schicht gegenüber derselben Schicht in Float: %1. Was die Schichten davor verlieren, ist enthalten; gemessen.</translation>
    </message>
    <message>
        <source>Float in this variant: its result&apos;s %1 come from the layers before it; measured.</source>
        <translation>Float in dieser Variante: die %1 ihres Ergebnisses kommen von den Schichten davor; gemessen.</translation>
    </message>
    <message>
        <source>Signal over noise of the model&apos;s outputs with this layer alone in static INT8: %1; with all but this layer: %2; measured</source>
        <translation>Signal-Rausch-Verhältnis der Modellausgaben mit nur dieser Schicht in statischem INT8: %1; mit allen außer dieser: %2; gemessen</translation>
    </message>
    <message>
        <source>Signal over noise of the model&apos;s outputs with this layer alone in static INT8: %1, measured</source>
        <translation>Signal-Rausch-Verhältnis der Modellausgaben mit nur dieser Schicht in statischem INT8: %1, gemessen</translation>
    </message>
    <message>
        <source>Measured together with its neighbours, of whose noise this is its share: %1. The time did not suffice for each alone.</source>
        <translation>Zusammen mit ihren Nachbarn gemessen, von deren Rauschen dies ihr Anteil ist: %1. Die Zeit reichte nicht, um jede einzeln zu messen.</translation>
    </message>
    <message>
        <source>Signal over noise of its weights, float against INT8: %1, computed</source>
        <translation>Signal-Rausch-Verhältnis ihrer Gewichte, Float gegenüber INT8: %1, berechnet</translation>
    </message>
    <message>
        <source>Its weights are not stored as integers with scales</source>
        <translation>Ihre Gewichte sind nicht als Ganzzahlen mit Skalen gespeichert</translation>
    </message>
    <message>
        <source>Three of the four bytes of each of its weights, computed; its scales are not counted</source>
        <translation>Drei der vier Bytes jedes ihrer Gewichte, berechnet; ihre Skalen sind nicht mitgezählt</translation>
    </message>
    <message>
        <source>What its input is rounded to: %1</source>
        <translation>Worauf ihre Eingabe gerundet wird: %1</translation>
    </message>
    <message>
        <source>Its input is not rounded by one scale</source>
        <translation>Ihre Eingabe wird nicht mit einer einzigen Skala gerundet</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>SQNR of result [dB]</source>
        <translation>SQNR Ergebnis [dB]</translation>
    </message>
    <message>
        <source>SQNR alone [dB]</source>
        <translation>SQNR allein [dB]</translation>
    </message>
    <message>
        <source>Weights [dB]</source>
        <translation>Gewichte [dB]</translation>
    </message>
    <message>
        <source>Saves [kB]</source>
        <translation>Spart [kB]</translation>
    </message>
    <message>
        <source>Its input</source>
        <translation>Ihre Eingabe</translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation>Behandlung</translation>
    </message>
    <message>
        <source>
Its weights: %1 less. Its time in one run: %2 in float, %3 in INT8, measured.</source>
        <translation>
Ihre Gewichte: %1 weniger. Ihre Zeit in einem Lauf: %2 in Float, %3 in INT8, gemessen.</translation>
    </message>
</context>
<context>
    <name>pare::ExportDialog</name>
    <message>
        <source>Verify: reopen, run and compare before the file takes its name</source>
        <translation>Prüfen: neu öffnen, ausführen und vergleichen, bevor die Datei ihren Namen bekommt</translation>
    </message>
    <message>
        <source>Write recipe, report and model card beside it</source>
        <translation>Rezept, Bericht und Model Card daneben schreiben</translation>
    </message>
    <message>
        <source>Export model</source>
        <translation>Modell exportieren</translation>
    </message>
    <message>
        <source>&amp;Variant</source>
        <translation>&amp;Variante</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>One file</source>
        <translation>Eine Datei</translation>
    </message>
    <message>
        <source>External data beside the model</source>
        <translation>Externe Daten neben dem Modell</translation>
    </message>
    <message>
        <source>&amp;Weights</source>
        <translation>&amp;Gewichte</translation>
    </message>
    <message>
        <source>The version of ONNX&apos;s operators that the file uses. It can be raised for a runtime that asks for a newer one; it is never lowered.</source>
        <translation>Die Version der ONNX-Operatoren, die die Datei verwendet. Sie lässt sich für eine Runtime anheben, die eine neuere verlangt; gesenkt wird sie nie.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Beibehalten</translation>
    </message>
    <message>
        <source>&amp;Opset</source>
        <translation>&amp;Opset</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>ONNX (*.onnx)</source>
        <translation>ONNX (*.onnx)</translation>
    </message>
    <message>
        <source>Keep (%1)</source>
        <translation>Beibehalten (%1)</translation>
    </message>
    <message>
        <source>Raise to %1</source>
        <translation>Anheben auf %1</translation>
    </message>
    <message>
        <source>Export: choose a variant.</source>
        <translation>Exportieren: eine Variante wählen.</translation>
    </message>
    <message>
        <source>The source is never overwritten; give another name.</source>
        <translation>Das Original wird nie überschrieben; einen anderen Namen angeben.</translation>
    </message>
    <message>
        <source>%1 is there already and belongs to another model; give another name.</source>
        <translation>%1 existiert bereits und gehört zu einem anderen Modell; einen anderen Namen angeben.</translation>
    </message>
    <message>
        <source>A model at another opset is always run and compared.</source>
        <translation>Ein Modell mit anderem Opset wird immer ausgeführt und verglichen.</translation>
    </message>
    <message>
        <source>It is run at opset %1 and compared with the variant before the file takes its name; where they differ, nothing is written.</source>
        <translation>Es wird mit Opset %1 ausgeführt und mit der Variante verglichen, bevor die Datei ihren Namen bekommt; bei Abweichungen wird nichts geschrieben.</translation>
    </message>
    <message>
        <source>Above 2 GB weights must lie beside the model.</source>
        <translation>Über 2 GB müssen die Gewichte neben dem Modell liegen.</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>%1 (computed)</source>
        <translation>%1 (berechnet)</translation>
    </message>
    <message>
        <source>There is not enough space: %1 are needed, %2 are free.</source>
        <translation>Nicht genug Speicherplatz: %1 werden gebraucht, %2 sind frei.</translation>
    </message>
    <message>
        <source>Past the guard by %1. %2</source>
        <translation>Um %1 über der Toleranz. %2</translation>
    </message>
    <message>
        <source>Past the guard: %1</source>
        <translation>Über der Toleranz: %1</translation>
    </message>
    <message>
        <source>Its accuracy was not measured.</source>
        <translation>Ihre Genauigkeit wurde nicht gemessen.</translation>
    </message>
    <message>
        <source>Export anyway</source>
        <translation>Trotzdem exportieren</translation>
    </message>
</context>
<context>
    <name>pare::FoldPane</name>
    <message>
        <source>Open the pane %1</source>
        <translation>Den Bereich %1 öffnen</translation>
    </message>
</context>
<context>
    <name>pare::GraphCanvas</name>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>&lt;br&gt;and %1 more</source>
        <translation>&lt;br&gt;und %1 weitere</translation>
    </message>
    <message>
        <source>&lt;b&gt;Goes to&lt;/b&gt;</source>
        <translation>&lt;b&gt;Geht an&lt;/b&gt;</translation>
    </message>
    <message>
        <source>&lt;b&gt;Comes from&lt;/b&gt;</source>
        <translation>&lt;b&gt;Kommt von&lt;/b&gt;</translation>
    </message>
    <message>
        <source>&lt;br&gt;Click to go there</source>
        <translation>&lt;br&gt;Klick führt dorthin</translation>
    </message>
    <message>
        <source>&lt;br&gt;Click selects what is in it, double click closes it</source>
        <translation>&lt;br&gt;Klick wählt den Inhalt aus, Doppelklick schließt sie</translation>
    </message>
    <message>
        <source>&lt;br&gt;Double click opens it</source>
        <translation>&lt;br&gt;Doppelklick öffnet sie</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Präzision</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Graph</translation>
    </message>
    <message>
        <source>No model is open</source>
        <translation>Kein Modell ist geöffnet</translation>
    </message>
    <message>
        <source>1 layer</source>
        <translation>1 Schicht</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>%1 Schichten</translation>
    </message>
    <message>
        <source>, at %1, %2</source>
        <translation>, bei %1, %2</translation>
    </message>
    <message>
        <source>, %1 selected</source>
        <translation>, %1 ausgewählt</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>%1, computed</source>
        <translation>%1, berechnet</translation>
    </message>
</context>
<context>
    <name>pare::GraphPage</name>
    <message>
        <source>Select a closed group first: it has the sign ▸ before its name.</source>
        <translation>Zuerst eine geschlossene Gruppe auswählen: Sie hat das Zeichen ▸ vor ihrem Namen.</translation>
    </message>
    <message>
        <source>Select a layer inside of an open group first: the group around it is closed.</source>
        <translation>Zuerst eine Schicht in einer offenen Gruppe auswählen: Die Gruppe um sie herum wird geschlossen.</translation>
    </message>
    <message>
        <source>Drawing every layer would need more memory than the limit in Preferences. Open groups one by one.</source>
        <translation>Alle Schichten zu zeichnen bräuchte mehr Speicher als die Grenze in den Einstellungen. Gruppen einzeln öffnen.</translation>
    </message>
    <message>
        <source>Draw all</source>
        <translation>Alles zeichnen</translation>
    </message>
    <message>
        <source>Draw anyway</source>
        <translation>Trotzdem zeichnen</translation>
    </message>
    <message>
        <source>Select a part</source>
        <translation>Teil auswählen</translation>
    </message>
    <message>
        <source>Draws the selected layers and what is near them, %1 at most</source>
        <translation>Zeichnet die ausgewählten Schichten und ihre Umgebung, höchstens %1</translation>
    </message>
    <message>
        <source>Select layers in the table: they are drawn with what is near them.</source>
        <translation>Schichten in der Tabelle auswählen: Sie werden mit ihrer Umgebung gezeichnet.</translation>
    </message>
    <message>
        <source>%1: the graph follows.</source>
        <translation>%1: Der Graph folgt.</translation>
    </message>
    <message>
        <source>%1 of %2: %3.</source>
        <translation>%1 von %2: %3.</translation>
    </message>
    <message>
        <source>the first. Select layers in the table to see others</source>
        <translation>die ersten. Für andere Schichten in der Tabelle auswählen</translation>
    </message>
    <message>
        <source>the selection and what is near it</source>
        <translation>die Auswahl und ihre Umgebung</translation>
    </message>
    <message>
        <source>Drawing %1…</source>
        <translation>Zeichnen von %1…</translation>
    </message>
    <message>
        <source>Drawing %1 needs about %2; the limit is %3. The table has every layer.</source>
        <translation>Das Zeichnen von %1 braucht etwa %2; die Grenze ist %3. Die Tabelle enthält jede Schicht.</translation>
    </message>
</context>
<context>
    <name>pare::HeatMap</name>
    <message>
        <source>Values as a picture</source>
        <translation>Werte als Bild</translation>
    </message>
</context>
<context>
    <name>pare::HistogramView</name>
    <message>
        <source>No values</source>
        <translation>Keine Werte</translation>
    </message>
    <message>
        <source>Histogram of values</source>
        <translation>Histogramm der Werte</translation>
    </message>
    <message>
        <source>mean %1</source>
        <translation>Mittelwert %1</translation>
    </message>
    <message>
        <source>deviation %1</source>
        <translation>Standardabweichung %1</translation>
    </message>
    <message>
        <source>%1 % zeros</source>
        <translation>%1 % Nullen</translation>
    </message>
    <message>
        <source>%1 to %2: %3</source>
        <translation>%1 bis %2: %3</translation>
    </message>
    <message>
        <source> (%1: %2)</source>
        <translation> (%1: %2)</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
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
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>Aktivierungen</translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation>Behandlung</translation>
    </message>
    <message>
        <source>as the recipe says for every layer</source>
        <translation>wie es das Rezept für jede Schicht vorgibt</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Makes</source>
        <translation>Erzeugt</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>Liest</translation>
    </message>
    <message>
        <source>Passes on</source>
        <translation>Reicht weiter</translation>
    </message>
    <message>
        <source>%1, shrinks with %2</source>
        <translation>%1, schrumpft mit %2</translation>
    </message>
    <message>
        <source>%1, cannot shrink: %2</source>
        <translation>%1, kann nicht schrumpfen: %2</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Histogram of what the layer reads</source>
        <translation>Histogramm dessen, was die Schicht liest</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>%1 Schichten</translation>
    </message>
    <message>
        <source>Sums of the selection, computed</source>
        <translation>Summen der Auswahl, berechnet</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>only %1 has it</source>
        <translation>nur %1 hat sie</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Its name there</source>
        <translation>Ihr Name dort</translation>
    </message>
    <message>
        <source>nothing of its own</source>
        <translation>nichts an ihr selbst</translation>
    </message>
    <message>
        <source>Open a model to see its layers.</source>
        <translation>Ein Modell öffnen, um seine Schichten zu sehen.</translation>
    </message>
    <message>
        <source>Removed by %1: %2</source>
        <translation>Entfernt von %1: %2</translation>
    </message>
    <message>
        <source>Merged into %1 by %2</source>
        <translation>In %1 aufgegangen durch %2</translation>
    </message>
    <message>
        <source>Not in this variant</source>
        <translation>Nicht in dieser Variante</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>%1 a sample, computed</source>
        <translation>%1 je Sample, berechnet</translation>
    </message>
    <message>
        <source>; of %1 a size is not known</source>
        <translation>; von %1 ist eine Größe nicht bekannt</translation>
    </message>
    <message>
        <source> at their peak, computed</source>
        <translation> in der Spitze, berechnet</translation>
    </message>
    <message>
        <source>Can shrink</source>
        <translation>Kann schrumpfen</translation>
    </message>
    <message>
        <source> of the parameters, by channels</source>
        <translation> der Parameter, über Kanäle</translation>
    </message>
    <message>
        <source>Opset</source>
        <translation>Opset</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Erzeugt von</translation>
    </message>
    <message>
        <source>Inputs and outputs</source>
        <translation>Ein- und Ausgaben</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Declined (%1)</source>
        <translation>Abgelehnt (%1)</translation>
    </message>
    <message>
        <source>SQNR of its result %1 against float, with what comes before; measured, %2</source>
        <translation>SQNR ihres Ergebnisses %1 gegenüber Float, samt dem, was davor kommt; gemessen, %2</translation>
    </message>
    <message>
        <source>float here; %1 come from the layers before; measured, %2</source>
        <translation>hier Float; %1 kommen von den Schichten davor; gemessen, %2</translation>
    </message>
    <message>
        <source>SQNR of the outputs %1 with it alone in INT8; measured, %2</source>
        <translation>SQNR der Ausgaben %1 mit ihr allein in INT8; gemessen, %2</translation>
    </message>
    <message>
        <source> · %1 with all others in INT8 and this in float</source>
        <translation> · %1 mit allen anderen in INT8 und dieser in Float</translation>
    </message>
    <message>
        <source> ◷ other data</source>
        <translation> ◷ andere Daten</translation>
    </message>
    <message>
        <source>INT8 error</source>
        <translation>INT8-Fehler</translation>
    </message>
    <message>
        <source>input, in float · %1</source>
        <translation>Eingabe, in Float · %1</translation>
    </message>
    <message>
        <source>Its input is not rounded by one scale.</source>
        <translation>Ihre Eingabe wird nicht mit einer einzigen Skala gerundet.</translation>
    </message>
    <message>
        <source>Its input stays float.</source>
        <translation>Ihre Eingabe bleibt Float.</translation>
    </message>
    <message>
        <source>Rounded to %1; %2.</source>
        <translation>Gerundet auf %1; %2.</translation>
    </message>
    <message>
        <source>%1 of the values are cut off</source>
        <translation>%1 der Werte werden abgeschnitten</translation>
    </message>
    <message>
        <source>nothing is cut off</source>
        <translation>nichts wird abgeschnitten</translation>
    </message>
    <message>
        <source> Only %1 of the steps are used.</source>
        <translation> Nur %1 der Stufen werden genutzt.</translation>
    </message>
    <message>
        <source>INT8</source>
        <translation>INT8</translation>
    </message>
    <message>
        <source>float</source>
        <translation>Float</translation>
    </message>
    <message>
        <source>weights · %1 values · bars INT8, line float</source>
        <translation>Gewichte · %1 Werte · Balken INT8, Linie Float</translation>
    </message>
    <message>
        <source>SQNR of the weights %1, computed.</source>
        <translation>SQNR der Gewichte %1, berechnet.</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Durch</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>%1, the sum of what was measured</source>
        <translation>%1, Summe des Gemessenen</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>being measured</source>
        <translation>wird gemessen</translation>
    </message>
    <message>
        <source>measure again</source>
        <translation>erneut messen</translation>
    </message>
    <message>
        <source>measure</source>
        <translation>messen</translation>
    </message>
    <message>
        <source>shapes are being read</source>
        <translation>Formen werden gelesen</translation>
    </message>
    <message>
        <source>%1 a sample, computed with the sizes of the data</source>
        <translation>%1 je Sample, mit den Größen der Daten berechnet</translation>
    </message>
</context>
<context>
    <name>pare::JobDelegate</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>pare::JobList</name>
    <message>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Cancelled before it started.</source>
        <translation>Vor dem Start abgebrochen.</translation>
    </message>
    <message>
        <source>This job trains nothing.</source>
        <translation>Dieser Job trainiert nichts.</translation>
    </message>
    <message>
        <source>This job is over.</source>
        <translation>Dieser Job ist beendet.</translation>
    </message>
    <message>
        <source>This job is being cancelled.</source>
        <translation>Dieser Job wird gerade abgebrochen.</translation>
    </message>
    <message>
        <source>No training runs in this job now.</source>
        <translation>In diesem Job läuft gerade kein Training.</translation>
    </message>
    <message>
        <source>Its training is about to stop.</source>
        <translation>Sein Training stoppt gleich.</translation>
    </message>
    <message>
        <source>The training was stopped by hand; the job goes on with the best weights so far.</source>
        <translation>Das Training wurde von Hand gestoppt; der Job fährt mit den bisher besten Gewichten fort.</translation>
    </message>
    <message>
        <source>Jobs %1</source>
        <translation>Jobs %1</translation>
    </message>
    <message>
        <source>Jobs %1 ▸ %2 %</source>
        <translation>Jobs %1 ▸ %2 %</translation>
    </message>
    <message>
        <source>%1 · %L2 of %L3</source>
        <translation>%1 · %L2 von %L3</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Told once some steps are done</source>
        <translation>Bekannt, sobald einige Schritte fertig sind</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation>%1 abbrechen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Jobs %1 ▸ %2</source>
        <translation>Jobs %1 ▸ %2</translation>
    </message>
    <message>
        <source>Only a job that waits has a place in the queue.</source>
        <translation>Nur ein wartender Job hat einen Platz in der Warteschlange.</translation>
    </message>
    <message>
        <source>It is the next one already.</source>
        <translation>Er ist schon der nächste.</translation>
    </message>
    <message>
        <source>It is the last one already.</source>
        <translation>Er ist schon der letzte.</translation>
    </message>
    <message>
        <source>over the estimate</source>
        <translation>über der Schätzung</translation>
    </message>
    <message>
        <source>Estimated before it started: about %1 for all of it</source>
        <translation>Vor dem Start geschätzt: etwa %1 für alles</translation>
    </message>
</context>
<context>
    <name>pare::JobsPanel</name>
    <message>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>The log of the selected job</source>
        <translation>Das Protokoll des ausgewählten Jobs</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Stop, keep the best</source>
        <translation>Stoppen, Bestes behalten</translation>
    </message>
    <message>
        <source>Ends the training now; the job goes on with the best weights so far</source>
        <translation>Beendet das Training jetzt; der Job fährt mit den bisher besten Gewichten fort</translation>
    </message>
    <message>
        <source>Stop the training and keep the best weights</source>
        <translation>Das Training stoppen und die besten Gewichte behalten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut</translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation>Fertige entfernen</translation>
    </message>
    <message>
        <source>Puts the same work at the end of the queue again</source>
        <translation>Stellt dieselbe Arbeit noch einmal ans Ende der Warteschlange</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Goes on with the training</source>
        <translation>Fährt mit dem Training fort</translation>
    </message>
    <message>
        <source>Takes no more steps until it is resumed</source>
        <translation>Macht keine weiteren Schritte, bis fortgesetzt wird</translation>
    </message>
    <message>
        <source>No training runs.</source>
        <translation>Es läuft kein Training.</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>The training ended before its first step.</source>
        <translation>Das Training endete vor seinem ersten Schritt.</translation>
    </message>
    <message>
        <source>The curves begin with the first step.</source>
        <translation>Die Kurven beginnen mit dem ersten Schritt.</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>The same curves in the middle of the window (Ctrl+6)</source>
        <translation>Dieselben Kurven in der Mitte des Fensters (Ctrl+6)</translation>
    </message>
    <message>
        <source>Show the curves larger</source>
        <translation>Kurven größer zeigen</translation>
    </message>
    <message>
        <source>Hold the queue</source>
        <translation>Warteschlange anhalten</translation>
    </message>
    <message>
        <source>What runs goes on; what waits does not start until the queue goes on</source>
        <translation>Was läuft, läuft weiter; was wartet, beginnt erst, wenn die Warteschlange weitergeht</translation>
    </message>
    <message>
        <source>Earlier in the queue</source>
        <translation>Früher in der Warteschlange</translation>
    </message>
    <message>
        <source>Later in the queue</source>
        <translation>Später in der Warteschlange</translation>
    </message>
    <message>
        <source>Go on with the queue</source>
        <translation>Warteschlange fortsetzen</translation>
    </message>
    <message>
        <source>No job is selected.</source>
        <translation>Kein Job ist ausgewählt.</translation>
    </message>
    <message>
        <source>The selected job</source>
        <translation>Der ausgewählte Auftrag</translation>
    </message>
    <message>
        <source>Waits until the jobs before it are over.</source>
        <translation>Wartet, bis die Jobs davor fertig sind.</translation>
    </message>
    <message>
        <source>Nothing is logged yet.</source>
        <translation>Noch ist nichts protokolliert.</translation>
    </message>
    <message>
        <source>Now: %1</source>
        <translation>Jetzt: %1</translation>
    </message>
</context>
<context>
    <name>pare::LayerMeasurements</name>
    <message>
        <source>Sensitivity: shapes and groups of the model are not known yet.</source>
        <translation>Sensitivität: Shapes und Gruppen des Modells sind noch nicht bekannt.</translation>
    </message>
    <message>
        <source>Sensitivity: needs data to measure on (Ctrl+D).</source>
        <translation>Sensitivität: braucht Daten zum Messen (Ctrl+D).</translation>
    </message>
    <message>
        <source>Sensitivity: is being measured.</source>
        <translation>Sensitivität: wird gerade gemessen.</translation>
    </message>
    <message>
        <source>Sensitivity: no layer of this model can shrink by channels.</source>
        <translation>Sensitivität: Keine Schicht dieses Modells kann um Kanäle schrumpfen.</translation>
    </message>
    <message>
        <source>Measure sensitivity</source>
        <translation>Sensitivität messen</translation>
    </message>
    <message>
        <source>Measure sensitivity of %1</source>
        <translation>Sensitivität von %1 messen</translation>
    </message>
    <message>
        <source>Done: %1, %2</source>
        <translation>Fertig: %1, %2</translation>
    </message>
    <message>
        <source>; the time did not suffice for %1: select them and measure again</source>
        <translation>; die Zeit reichte nicht für %1: auswählen und erneut messen</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensitivität</translation>
    </message>
    <message>
        <source>Quantization error: needs data to calibrate and to measure on (Ctrl+D).</source>
        <translation>Quantisierungsfehler: braucht Daten zum Kalibrieren und zum Messen (Ctrl+D).</translation>
    </message>
    <message>
        <source>Quantization error: is being measured.</source>
        <translation>Quantisierungsfehler: wird gerade gemessen.</translation>
    </message>
    <message>
        <source>Quantization error: %1 is not quantized.</source>
        <translation>Quantisierungsfehler: %1 ist nicht quantisiert.</translation>
    </message>
    <message>
        <source>Measure quantization error</source>
        <translation>Quantisierungsfehler messen</translation>
    </message>
    <message>
        <source>Measure quantization error of %1</source>
        <translation>Quantisierungsfehler von %1 messen</translation>
    </message>
    <message>
        <source>equal outputs</source>
        <translation>gleiche Ausgaben</translation>
    </message>
    <message>
        <source>Done: %1, %2; all at once %3</source>
        <translation>Fertig: %1, %2; alle auf einmal %3</translation>
    </message>
    <message>
        <source>Quantization error</source>
        <translation>Quantisierungsfehler</translation>
    </message>
    <message>
        <source>Time each layer</source>
        <translation>Jede Schicht messen</translation>
    </message>
</context>
<context>
    <name>pare::LayerSheet</name>
    <message>
        <source>… (%1 values)</source>
        <translation>… (%1 Werte)</translation>
    </message>
    <message>
        <source>tensor %1</source>
        <translation>Tensor %1</translation>
    </message>
    <message>
        <source>graph of %1</source>
        <translation>Graph mit %1</translation>
    </message>
    <message>
        <source>– (a size is not known)</source>
        <translation>– (eine Größe ist nicht bekannt)</translation>
    </message>
    <message>
        <source>%1 · %2 values</source>
        <translation>%1 · %2 Werte</translation>
    </message>
    <message>
        <source>This layer has no weights</source>
        <translation>Diese Schicht hat keine Gewichte</translation>
    </message>
    <message>
        <source> · unknown operator: it can be looked at, but not run</source>
        <translation> · unbekannter Operator: er lässt sich ansehen, aber nicht ausführen</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Präzision</translation>
    </message>
    <message>
        <source>%1; weights stored as %2</source>
        <translation>%1; Gewichte als %2 gespeichert</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>Aktivierungen</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>Inneres</translation>
    </message>
    <message>
        <source>What runs inside of this layer</source>
        <translation>Was in dieser Schicht läuft</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Eingaben</translation>
    </message>
    <message>
        <source>constant %1</source>
        <translation>Konstante %1</translation>
    </message>
    <message>
        <source>constant %1, unpacked from %2</source>
        <translation>Konstante %1, entpackt aus %2</translation>
    </message>
    <message>
        <source>constants</source>
        <translation>Konstanten</translation>
    </message>
    <message>
        <source>%1, from</source>
        <translation>%1, von</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>%1, to</source>
        <translation>%1, an</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>Attribute</translation>
    </message>
    <message>
        <source> and %1 more</source>
        <translation> und %1 weitere</translation>
    </message>
    <message>
        <source>What ONNX says of %1 (opset %2)</source>
        <translation>Was ONNX zu %1 sagt (Opset %2)</translation>
    </message>
    <message>
        <source>values…</source>
        <translation>Werte…</translation>
    </message>
    <message>
        <source>Numbers, picture, channels, histogram</source>
        <translation>Zahlen, Bild, Kanäle, Histogramm</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1 wird gelesen…</translation>
    </message>
    <message>
        <source>– (shapes are being read)</source>
        <translation>– (Formen werden gelesen)</translation>
    </message>
    <message>
        <source>What is known of the selection</source>
        <translation>Was über die Auswahl bekannt ist</translation>
    </message>
</context>
<context>
    <name>pare::LayersModel</name>
    <message>
        <source>SQNR %1 dB: %2; measured</source>
        <translation>SQNR %1 dB: %2; gemessen</translation>
    </message>
    <message>
        <source>Not measured: Run &gt; Measure quantization error</source>
        <translation>Nicht gemessen: Ausführen &gt; Quantisierungsfehler messen</translation>
    </message>
    <message>
        <source>It has no weights to quantize, or was not measured</source>
        <translation>Sie hat keine Gewichte zum Quantisieren oder wurde nicht gemessen</translation>
    </message>
    <message>
        <source>%1 points lost with half of the channels that this layer makes; measured by mask, no repair</source>
        <translation>%1 Punkte verloren mit der Hälfte der Kanäle, die diese Schicht erzeugt; per Maske gemessen, ohne Reparatur</translation>
    </message>
    <message>
        <source>With half of the channels that this layer makes, %1 % of noise in the outputs; measured by mask, no repair</source>
        <translation>Mit der Hälfte der Kanäle, die diese Schicht erzeugt, %1 % Rauschen in den Ausgaben; per Maske gemessen, ohne Reparatur</translation>
    </message>
    <message>
        <source>Not measured: Run &gt; Measure sensitivity</source>
        <translation>Nicht gemessen: Ausführen &gt; Sensitivität messen</translation>
    </message>
    <message>
        <source>Not measured, or no channels that could go</source>
        <translation>Nicht gemessen, oder keine Kanäle, die entfallen könnten</translation>
    </message>
    <message>
        <source>A size is not known, so this cannot be computed</source>
        <translation>Eine Größe ist nicht bekannt, daher nicht berechenbar</translation>
    </message>
    <message>
        <source>, stored %1</source>
        <translation>, gespeichert %1</translation>
    </message>
    <message>
        <source>%1 bytes, computed</source>
        <translation>%1 Bytes, berechnet</translation>
    </message>
    <message>
        <source>%1, computed</source>
        <translation>%1, berechnet</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Output shape</source>
        <translation>Ausgabe-Shape</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Präzision</translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation>Behandlung</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensitivität</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Not measured: colour the graph by time, or ask for it in the Inspector</source>
        <translation>Nicht gemessen: Färben Sie den Graphen nach Zeit, oder fordern Sie es im Inspektor an</translation>
    </message>
    <message>
        <source>Shapes are being read</source>
        <translation>Formen werden gelesen</translation>
    </message>
</context>
<context>
    <name>pare::LayersPanel</name>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Find: conv1 op:Conv params&gt;1k</source>
        <translation>Suchen: conv1 op:Conv params&gt;1k</translation>
    </message>
    <message>
        <source>Find layers</source>
        <translation>Schichten suchen</translation>
    </message>
    <message>
        <source>Words are ANDed, quotes exact. op:Conv  shape:64  dtype:int8  params&gt;1k  size&gt;1M  macs&gt;1M  name:/re/  scope:layer1
Enter next, Shift+Enter previous, Ctrl+Enter selects all matches</source>
        <translation>Wörter sind mit UND verknüpft, Anführungszeichen suchen exakt. op:Conv  shape:64  dtype:int8  params&gt;1k  size&gt;1M  macs&gt;1M  name:/re/  scope:layer1
Enter nächster, Shift+Enter vorheriger, Ctrl+Enter wählt alle Treffer aus</translation>
    </message>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation>Vorheriger Treffer (Shift+Enter)</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>Nächster Treffer (Enter)</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>Select all matches</source>
        <translation>Alle Treffer auswählen</translation>
    </message>
    <message>
        <source>Select all matches (Ctrl+Enter)</source>
        <translation>Alle Treffer auswählen (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Treat…</source>
        <translation>Behandeln…</translation>
    </message>
    <message>
        <source>Treat all matches: a step for whatever this expression finds, now and when the recipe runs on another model</source>
        <translation>Alle Treffer behandeln: ein Schritt für alles, was dieser Ausdruck findet, jetzt und wenn das Rezept auf einem anderen Modell läuft</translation>
    </message>
    <message>
        <source>Treat all matches</source>
        <translation>Alle Treffer behandeln</translation>
    </message>
    <message>
        <source>this layer&apos;s result against the same layer in float</source>
        <translation>Ergebnis dieser Schicht gegenüber derselben Schicht in Float</translation>
    </message>
    <message>
        <source>the outputs with this layer alone in static INT8</source>
        <translation>Ausgaben mit nur dieser Schicht in statischem INT8</translation>
    </message>
    <message>
        <source>The layers&apos; times are not measured yet: View &gt; Colour by &gt; Time measures them.</source>
        <translation>Die Zeiten der Schichten sind noch nicht gemessen: Ansicht &gt; Färben nach &gt; Zeit misst sie.</translation>
    </message>
    <message>
        <source>The layers&apos; sensitivity is not measured yet: Run &gt; Measure sensitivity.</source>
        <translation>Die Sensitivität der Schichten ist noch nicht gemessen: Ausführen &gt; Sensitivität messen.</translation>
    </message>
    <message>
        <source>The layers&apos; quantization error is not measured yet: Run &gt; Measure quantization error.</source>
        <translation>Der Quantisierungsfehler der Schichten ist noch nicht gemessen: Ausführen &gt; Quantisierungsfehler messen.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>1 layer</source>
        <translation>1 Schicht</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>%1 Schichten</translation>
    </message>
    <message>
        <source>What was found inside of branches, loops and functions: each opens in a window of its own</source>
        <translation>Was innerhalb von Zweigen, Schleifen und Funktionen gefunden wurde: jedes öffnet sich in einem eigenen Fenster</translation>
    </message>
    <message>
        <source>1 more inside of another layer…</source>
        <translation>1 weitere innerhalb einer anderen Schicht…</translation>
    </message>
    <message>
        <source>%1 more inside of other layers…</source>
        <translation>%1 weitere innerhalb anderer Schichten…</translation>
    </message>
    <message>
        <source>%1 more: narrow the search</source>
        <translation>%1 weitere: die Suche eingrenzen</translation>
    </message>
    <message>
        <source>At least %1 more inside of other layers…</source>
        <translation>Mindestens %1 weitere innerhalb anderer Schichten…</translation>
    </message>
</context>
<context>
    <name>pare::Legend</name>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>Colours by %1: %2</source>
        <translation>Farben nach %1: %2</translation>
    </message>
    <message>
        <source>No precision</source>
        <translation>Keine Präzision</translation>
    </message>
    <message>
        <source>No value</source>
        <translation>Kein Wert</translation>
    </message>
    <message>
        <source>Select these layers</source>
        <translation>Diese Schichten auswählen</translation>
    </message>
    <message>
        <source>Fused into another layer</source>
        <translation>Mit anderer Schicht verschmolzen</translation>
    </message>
</context>
<context>
    <name>pare::MainWindow</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>A job is still running.</source>
        <translation>Ein Job läuft noch.</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Stoppen und schließen</translation>
    </message>
    <message>
        <source>Keep working</source>
        <translation>Weiterarbeiten</translation>
    </message>
    <message>
        <source>Drag over layers to select them. Space+drag pans, Ctrl+wheel zooms.</source>
        <translation>Über Schichten ziehen, um sie auszuwählen. Leertaste+Ziehen verschiebt, Ctrl+Mausrad zoomt.</translation>
    </message>
    <message>
        <source>Say what the selected layers get: a precision, channels to remove, or leave them alone. Or take a preset.</source>
        <translation>Angeben, was die ausgewählten Schichten bekommen: eine Präzision, zu entfernende Kanäle oder Aussparen. Oder ein Preset nehmen.</translation>
    </message>
    <message>
        <source>Run makes the variant in the background and measures it against the source.</source>
        <translation>Ausführen erzeugt die Variante im Hintergrund und misst sie gegen das Original.</translation>
    </message>
    <message>
        <source>Every variant is a point here, with its error bars and its verdict. Click the new point to see its graph and what changed.</source>
        <translation>Jede Variante ist hier ein Punkt, mit Fehlerbalken und Urteil. Ein Klick auf den neuen Punkt zeigt seinen Graphen und was sich geändert hat.</translation>
    </message>
    <message>
        <source>Export the winner: the file is reopened, run and compared before it takes its name.</source>
        <translation>Die beste Variante exportieren: Die Datei wird neu geöffnet, ausgeführt und verglichen, bevor sie ihren Namen bekommt.</translation>
    </message>
    <message>
        <source>The trade-off is in its own window.</source>
        <translation>Der Trade-off liegt in einem eigenen Fenster.</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Trade-off</source>
        <translation>Trade-off</translation>
    </message>
    <message>
        <source>Variants %1</source>
        <translation>Varianten %1</translation>
    </message>
    <message>
        <source>Variants</source>
        <translation>Varianten</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Variants, trade-off · %1</source>
        <translation>Varianten, Trade-off · %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>running in the background</source>
        <translation>läuft im Hintergrund</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Layout</translation>
    </message>
    <message>
        <source>Drawing the graph</source>
        <translation>Graph wird gezeichnet</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>Protokoll zeigen</translation>
    </message>
    <message>
        <source>Show what works</source>
        <translation>Zeigen, was geht</translation>
    </message>
    <message>
        <source>Show what came nearest</source>
        <translation>Knappsten Versuch zeigen</translation>
    </message>
    <message>
        <source>%1: not delivered. %2</source>
        <translation>%1: nicht geliefert. %2</translation>
    </message>
    <message>
        <source> What works: %1.</source>
        <translation> Was geht: %1.</translation>
    </message>
    <message>
        <source>Exported %1, %2: reopened, run and compared.</source>
        <translation>%1 exportiert, %2: neu geöffnet, ausgeführt und verglichen.</translation>
    </message>
    <message>
        <source>Exported %1, %2: not verified.</source>
        <translation>%1 exportiert, %2: nicht geprüft.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
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
        <translation>%1: %2. Anzeigen (Ctrl+J)</translation>
    </message>
    <message>
        <source>Open model or study</source>
        <translation>Modell oder Studie öffnen</translation>
    </message>
    <message>
        <source>Models and studies (*.onnx *.pare);;All files (*)</source>
        <translation>Modelle und Studien (*.onnx *.pare);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Compare with another model</source>
        <translation>Mit anderem Modell vergleichen</translation>
    </message>
    <message>
        <source>Models (*.onnx);;All files (*)</source>
        <translation>Modelle (*.onnx);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>No layer differs.</source>
        <translation>Keine Schicht unterscheidet sich.</translation>
    </message>
    <message>
        <source>Save study</source>
        <translation>Studie speichern</translation>
    </message>
    <message>
        <source>Study (*.pare)</source>
        <translation>Studie (*.pare)</translation>
    </message>
    <message>
        <source>Saved as %1. From now on everything is saved there as it happens.</source>
        <translation>Gespeichert als %1. Ab jetzt wird alles sofort dort gespeichert.</translation>
    </message>
    <message>
        <source>Open a model first.</source>
        <translation>Zuerst ein Modell öffnen.</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>In the graph</source>
        <translation>Im Graphen</translation>
    </message>
    <message>
        <source>Reader, producer</source>
        <translation>Leser, Erzeuger</translation>
    </message>
    <message>
        <source>Down, Up</source>
        <translation>Pfeil ab, Pfeil auf</translation>
    </message>
    <message>
        <source>Neighbour in the row or the other branch</source>
        <translation>Nachbar in der Reihe oder der andere Zweig</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>Pfeil links, Pfeil rechts</translation>
    </message>
    <message>
        <source>Extend the selection</source>
        <translation>Auswahl erweitern</translation>
    </message>
    <message>
        <source>Shift with these</source>
        <translation>Shift mit diesen</translation>
    </message>
    <message>
        <source>First input, last output</source>
        <translation>Erste Eingabe, letzte Ausgabe</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Pos1, Ende</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Space and drag, middle button</source>
        <translation>Leertaste und Ziehen, mittlere Taste</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>Am Zeiger zoomen</translation>
    </message>
    <message>
        <source>Ctrl+wheel</source>
        <translation>Ctrl+Mausrad</translation>
    </message>
    <message>
        <source>Leave drag, search, selection</source>
        <translation>Ziehen, Suche, Auswahl verlassen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>In Variants and in the chart</source>
        <translation>In Varianten und im Diagramm</translation>
    </message>
    <message>
        <source>Set as A, set as B</source>
        <translation>Als A setzen, als B setzen</translation>
    </message>
    <message>
        <source>A, B</source>
        <translation>A, B</translation>
    </message>
    <message>
        <source>Compare with A</source>
        <translation>Mit A vergleichen</translation>
    </message>
    <message>
        <source>Delete variant</source>
        <translation>Variante löschen</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Walk along the marks of the chart</source>
        <translation>Durch die Marken des Diagramms gehen</translation>
    </message>
    <message>
        <source>arrow keys</source>
        <translation>Pfeiltasten</translation>
    </message>
    <message>
        <source>Next and previous pane</source>
        <translation>Nächster und vorheriger Bereich</translation>
    </message>
    <message>
        <source>F6, Shift+F6</source>
        <translation>F6, Shift+F6</translation>
    </message>
    <message>
        <source>In the curves of a training</source>
        <translation>In den Kurven eines Trainings</translation>
    </message>
    <message>
        <source>Walk along the points, to the first, to the last</source>
        <translation>Durch die Punkte gehen, zum ersten, zum letzten</translation>
    </message>
    <message>
        <source>Left and Right, Home, End</source>
        <translation>Pfeil links und rechts, Pos1, Ende</translation>
    </message>
    <message>
        <source>Copy all numbers</source>
        <translation>Alle Zahlen kopieren</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Ctrl+C</translation>
    </message>
    <message>
        <source>Letter keys act while the graph or the layers table has focus.</source>
        <translation>Buchstabentasten wirken, solange der Graph oder die Schichtentabelle den Fokus hat.</translation>
    </message>
    <message>
        <source>What is installed</source>
        <translation>Was installiert ist</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>The command pare, which looks, is not beside this program.</source>
        <translation>Der Befehl pare, der nachsieht, liegt nicht neben diesem Programm.</translation>
    </message>
    <message>
        <source>About Pare</source>
        <translation>Über Pare</translation>
    </message>
    <message>
        <source>Pare %1

Makes neural networks smaller and faster, and measures what that costs.

Free software under the GPL, version 3 or later.</source>
        <translation>Pare %1

Macht neuronale Netze kleiner und schneller und misst, was das kostet.

Freie Software unter der GPL, Version 3 oder neuer.</translation>
    </message>
    <message>
        <source>Wrote %1.</source>
        <translation>%1 geschrieben.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Export table of variants</source>
        <translation>Variantentabelle exportieren</translation>
    </message>
    <message>
        <source>Export table of layers</source>
        <translation>Schichtentabelle exportieren</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>HTML (*.html)</source>
        <translation>HTML (*.html)</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Set as A</source>
        <translation>Als A setzen</translation>
    </message>
    <message>
        <source>Set as B</source>
        <translation>Als B setzen</translation>
    </message>
    <message>
        <source>Compare with the source</source>
        <translation>Mit dem Original vergleichen</translation>
    </message>
    <message>
        <source>Export model…</source>
        <translation>Modell exportieren…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>%1 of a batch were not run when this study was closed: %2.</source>
        <translation>Noch nicht ausgeführt, als diese Studie geschlossen wurde: %1 einer Serie (%2).</translation>
    </message>
    <message>
        <source>Run them</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>a recipe of %1</source>
        <translation>ein Rezept (%1)</translation>
    </message>
    <message>
        <source>A study of %1 was not saved: %2, last changed %3. Everything in it is still there.</source>
        <translation>Eine Studie zu %1 wurde nicht gespeichert: %2, zuletzt geändert %3. Alles darin ist noch da.</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Open a model to measure it.</source>
        <translation>Ein Modell öffnen, um es zu messen.</translation>
    </message>
    <message>
        <source>Measure baseline</source>
        <translation>Baseline messen</translation>
    </message>
    <message>
        <source>Measure: no model is open.</source>
        <translation>Messen: Kein Modell ist geöffnet.</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Wird gemessen…</translation>
    </message>
    <message>
        <source>Measure: a job is running.</source>
        <translation>Messen: Ein Job läuft gerade.</translation>
    </message>
    <message>
        <source>Measure the source first (about 20 s).</source>
        <translation>Zuerst das Original messen (etwa 20 s).</translation>
    </message>
    <message>
        <source>Measure the source first (about 20 s). Give labelled data (Ctrl+D) to measure accuracy too.</source>
        <translation>Zuerst das Original messen (etwa 20 s). Sind Daten mit Labels angegeben (Ctrl+D), wird auch die Genauigkeit gemessen.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>, %1 of MACs</source>
        <translation>, %1 der MACs</translation>
    </message>
    <message>
        <source>read-only study</source>
        <translation>schreibgeschützte Studie</translation>
    </message>
    <message>
        <source>not saved under a name</source>
        <translation>nicht unter einem Namen gespeichert</translation>
    </message>
    <message>
        <source>Everything is written into a recovery copy as it happens; Save study (Ctrl+S) gives it a name</source>
        <translation>Alles wird sofort in eine Wiederherstellungskopie geschrieben; Studie speichern (Ctrl+S) gibt ihr einen Namen</translation>
    </message>
    <message>
        <source>Trade-off of %1 – Pare</source>
        <translation>Trade-off von %1 – Pare</translation>
    </message>
    <message>
        <source>Trade-off – Pare</source>
        <translation>Trade-off – Pare</translation>
    </message>
    <message>
        <source>%1%2 – Pare</source>
        <translation>%1%2 – Pare</translation>
    </message>
    <message>
        <source>Runner idle</source>
        <translation>Runner frei</translation>
    </message>
    <message>
        <source>Runner busy</source>
        <translation>Runner beschäftigt</translation>
    </message>
    <message>
        <source>Runner busy, %1 jobs wait</source>
        <translation>Runner beschäftigt, %1 Jobs warten</translation>
    </message>
    <message>
        <source>&amp;Select</source>
        <translation>Aus&amp;wählen</translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation>&amp;Alle</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>&amp;Keine</translation>
    </message>
    <message>
        <source>&amp;Invert</source>
        <translation>&amp;Umkehren</translation>
    </message>
    <message>
        <source>&amp;Matches</source>
        <translation>&amp;Treffer</translation>
    </message>
    <message>
        <source>Same &amp;operator</source>
        <translation>Gleicher &amp;Operator</translation>
    </message>
    <message>
        <source>Show only &amp;uses</source>
        <translation>Nur &amp;Verwendungen zeigen</translation>
    </message>
    <message>
        <source>Select a layer first.</source>
        <translation>Zuerst eine Schicht auswählen.</translation>
    </message>
    <message>
        <source>All it is made &amp;from</source>
        <translation>Alles, &amp;woraus sie entsteht</translation>
    </message>
    <message>
        <source>All made from i&amp;t</source>
        <translation>Alles, was &amp;daraus entsteht</translation>
    </message>
    <message>
        <source>Shortest pat&amp;h between two</source>
        <translation>Kürzester &amp;Pfad zwischen zweien</translation>
    </message>
    <message>
        <source>Shortest path: select two layers first.</source>
        <translation>Kürzester Pfad: zuerst zwei Schichten auswählen.</translation>
    </message>
    <message>
        <source>Nothing leads from one of the two to the other.</source>
        <translation>Von keiner der beiden führt ein Weg zur anderen.</translation>
    </message>
    <message>
        <source>&amp;Producers</source>
        <translation>&amp;Erzeuger</translation>
    </message>
    <message>
        <source>&amp;Readers</source>
        <translation>&amp;Leser</translation>
    </message>
    <message>
        <source>&amp;Shrinks together</source>
        <translation>&amp;Schrumpft gemeinsam</translation>
    </message>
    <message>
        <source>Show only uses: select a layer first.</source>
        <translation>Nur Verwendungen zeigen: zuerst eine Schicht auswählen.</translation>
    </message>
    <message>
        <source>%1: what feeds and what reads the selection. Esc shows the rest again.</source>
        <translation>%1: was die Auswahl speist und was sie liest. Esc zeigt den Rest wieder.</translation>
    </message>
    <message>
        <source>Select layers first.</source>
        <translation>Zuerst Schichten auswählen.</translation>
    </message>
    <message>
        <source>Sensitivity: these layers make no channels that could go.</source>
        <translation>Sensitivität: Diese Schichten erzeugen keine Kanäle, die entfallen könnten.</translation>
    </message>
    <message>
        <source>Sensitivity: %1.</source>
        <translation>Sensitivität: %1.</translation>
    </message>
    <message>
        <source>The quantization error of the layers is not measured yet: what is lost with each layer in INT8.</source>
        <translation>Der Quantisierungsfehler der Schichten ist noch nicht gemessen: was mit jeder Schicht in INT8 verloren geht.</translation>
    </message>
    <message>
        <source>Measure quantization error</source>
        <translation>Quantisierungsfehler messen</translation>
    </message>
    <message>
        <source>The sensitivity of the layers is not measured yet: what is lost with channels of each group, one group at a time.</source>
        <translation>Die Sensitivität der Schichten ist noch nicht gemessen: was mit Kanälen jeder Gruppe verloren geht, eine Gruppe nach der anderen.</translation>
    </message>
    <message>
        <source>Measure sensitivity</source>
        <translation>Sensitivität messen</translation>
    </message>
    <message>
        <source>Type a search first (Ctrl+F): the expression goes into the recipe.</source>
        <translation>Zuerst eine Suche eingeben (Ctrl+F): Der Ausdruck geht in das Rezept ein.</translation>
    </message>
    <message>
        <source>Step for layers that match &quot;%1&quot;</source>
        <translation>Schritt für Schichten, die „%1“ entsprechen</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Präzision</translation>
    </message>
    <message>
        <source>Prune…</source>
        <translation>Prunen…</translation>
    </message>
    <message>
        <source>Set back to float</source>
        <translation>Auf Float zurücksetzen</translation>
    </message>
    <message>
        <source>These layers stay float when the recipe runs</source>
        <translation>Diese Schichten bleiben Float, wenn das Rezept läuft</translation>
    </message>
    <message>
        <source>Leave alone</source>
        <translation>Aussparen</translation>
    </message>
    <message>
        <source>Clear treatment</source>
        <translation>Behandlung entfernen</translation>
    </message>
    <message>
        <source>Add step for these layers</source>
        <translation>Schritt für diese Schichten hinzufügen</translation>
    </message>
    <message>
        <source>Open group</source>
        <translation>Gruppe öffnen</translation>
    </message>
    <message>
        <source>Close group around it</source>
        <translation>Gruppe darum schließen</translation>
    </message>
    <message>
        <source>Select layers that shrink with this</source>
        <translation>Schichten auswählen, die mit ihr schrumpfen</translation>
    </message>
    <message>
        <source>What the model loses with channels of these layers</source>
        <translation>Was das Modell mit Kanälen dieser Schichten verliert</translation>
    </message>
    <message>
        <source>Same operator</source>
        <translation>Gleicher Operator</translation>
    </message>
    <message>
        <source>Show only uses</source>
        <translation>Nur Verwendungen zeigen</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>Namen kopieren</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>No model is open.</source>
        <translation>Kein Modell ist geöffnet.</translation>
    </message>
    <message>
        <source>&amp;Open model or study…</source>
        <translation>Modell oder Studie ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Compare &amp;with another model…</source>
        <translation>Mit anderem Modell &amp;vergleichen…</translation>
    </message>
    <message>
        <source>Rece&amp;nt</source>
        <translation>Zu&amp;letzt geöffnet</translation>
    </message>
    <message>
        <source>De&amp;mo</source>
        <translation>De&amp;mo</translation>
    </message>
    <message>
        <source>Clothes (images, ResNet-20)</source>
        <translation>Kleidung (Bilder, ResNet-20)</translation>
    </message>
    <message>
        <source>Languages (text, transformer)</source>
        <translation>Sprachen (Text, Transformer)</translation>
    </message>
    <message>
        <source>&amp;Save study</source>
        <translation>&amp;Studie speichern</translation>
    </message>
    <message>
        <source>Everything is saved as it happens.</source>
        <translation>Alles wird sofort gespeichert.</translation>
    </message>
    <message>
        <source>Save study &amp;as…</source>
        <translation>Studie speichern &amp;unter…</translation>
    </message>
    <message>
        <source>&amp;Data…</source>
        <translation>&amp;Daten…</translation>
    </message>
    <message>
        <source>&amp;Export model…</source>
        <translation>Modell &amp;exportieren…</translation>
    </message>
    <message>
        <source>Export &amp;picture…</source>
        <translation>&amp;Bild exportieren…</translation>
    </message>
    <message>
        <source>Export &amp;table…</source>
        <translation>&amp;Tabelle exportieren…</translation>
    </message>
    <message>
        <source>&amp;Report…</source>
        <translation>Be&amp;richt…</translation>
    </message>
    <message>
        <source>S&amp;how as commands…</source>
        <translation>Als Befe&amp;hle anzeigen…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Bee&amp;nden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Nothing to undo.</source>
        <translation>Nichts rückgängig zu machen.</translation>
    </message>
    <message>
        <source>Nothing to redo.</source>
        <translation>Nichts zu wiederholen.</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Rename variant</source>
        <translation>Variante &amp;umbenennen</translation>
    </message>
    <message>
        <source>&amp;Delete variant</source>
        <translation>Variante &amp;löschen</translation>
    </message>
    <message>
        <source>Mark variant as f&amp;avourite</source>
        <translation>Variante als &amp;Favorit markieren</translation>
    </message>
    <message>
        <source>Constrai&amp;nt on variants</source>
        <translation>Vor&amp;gabe für Varianten</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Graph</source>
        <translation>&amp;Graph</translation>
    </message>
    <message>
        <source>&amp;Trade-off</source>
        <translation>&amp;Trade-off</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message>
        <source>All &amp;variants</source>
        <translation>&amp;Alle Varianten</translation>
    </message>
    <message>
        <source>Chang&amp;es</source>
        <translation>Änd&amp;erungen</translation>
    </message>
    <message>
        <source>Trade-off in own &amp;window</source>
        <translation>Trade-off im eigenen &amp;Fenster</translation>
    </message>
    <message>
        <source>Layers pane</source>
        <translation>Schichtenbereich</translation>
    </message>
    <message>
        <source>Bottom pane</source>
        <translation>Unterer Bereich</translation>
    </message>
    <message>
        <source>Right pane</source>
        <translation>Rechter Bereich</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Vorheriger Bereich</translation>
    </message>
    <message>
        <source>Colour &amp;by</source>
        <translation>Färben &amp;nach</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>Ein&amp;passen</translation>
    </message>
    <message>
        <source>F&amp;rame selection</source>
        <translation>Auf Auswahl &amp;zoomen</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vorwärts</translation>
    </message>
    <message>
        <source>Gr&amp;oups</source>
        <translation>G&amp;ruppen</translation>
    </message>
    <message>
        <source>&amp;Group layers</source>
        <translation>Schichten &amp;gruppieren</translation>
    </message>
    <message>
        <source>Layers are not grouped: View &gt; Groups &gt; Group layers.</source>
        <translation>Die Schichten sind nicht gruppiert: Ansicht &gt; Gruppen &gt; Schichten gruppieren.</translation>
    </message>
    <message>
        <source>No groups were found in this model.</source>
        <translation>In diesem Modell wurden keine Gruppen gefunden.</translation>
    </message>
    <message>
        <source>&amp;Open selected</source>
        <translation>&amp;Ausgewählte öffnen</translation>
    </message>
    <message>
        <source>&amp;Close around selection</source>
        <translation>Um die Auswahl &amp;schließen</translation>
    </message>
    <message>
        <source>Open &amp;all</source>
        <translation>Alle ö&amp;ffnen</translation>
    </message>
    <message>
        <source>C&amp;lose all</source>
        <translation>Alle sch&amp;ließen</translation>
    </message>
    <message>
        <source>Inside of the la&amp;yer…</source>
        <translation>&amp;Inneres der Schicht…</translation>
    </message>
    <message>
        <source>Select an If, a Loop, a Scan or a function first.</source>
        <translation>Zuerst ein If, einen Loop, einen Scan oder eine Funktion auswählen.</translation>
    </message>
    <message>
        <source>Boo&amp;kmarks</source>
        <translation>&amp;Lesezeichen</translation>
    </message>
    <message>
        <source>&amp;Bookmark on selection</source>
        <translation>&amp;Lesezeichen auf Auswahl</translation>
    </message>
    <message>
        <source>There is no bookmark: select a layer and press Ctrl+K.</source>
        <translation>Es gibt kein Lesezeichen: eine Schicht auswählen und Ctrl+K drücken.</translation>
    </message>
    <message>
        <source>&amp;Next bookmark</source>
        <translation>&amp;Nächstes Lesezeichen</translation>
    </message>
    <message>
        <source>&amp;Previous bookmark</source>
        <translation>&amp;Vorheriges Lesezeichen</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>Te&amp;xtgröße</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>&amp;Design</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>&amp;Path bar</source>
        <translation>Pfadlei&amp;ste</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>V&amp;ollbild</translation>
    </message>
    <message>
        <source>Reset &amp;layout</source>
        <translation>La&amp;yout zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Recipe</source>
        <translation>&amp;Rezept</translation>
    </message>
    <message>
        <source>&amp;Precision</source>
        <translation>&amp;Präzision</translation>
    </message>
    <message>
        <source>P&amp;rune…</source>
        <translation>P&amp;runen…</translation>
    </message>
    <message>
        <source>&amp;Leave alone</source>
        <translation>&amp;Aussparen</translation>
    </message>
    <message>
        <source>&amp;Add step</source>
        <translation>Schritt &amp;hinzufügen</translation>
    </message>
    <message>
        <source>Add tra&amp;ining step…</source>
        <translation>&amp;Trainingsschritt hinzufügen…</translation>
    </message>
    <message>
        <source>S&amp;tep</source>
        <translation>S&amp;chritt</translation>
    </message>
    <message>
        <source>Treat all &amp;matches…</source>
        <translation>Alle Treffer &amp;behandeln…</translation>
    </message>
    <message>
        <source>Pres&amp;ets</source>
        <translation>Pre&amp;sets</translation>
    </message>
    <message>
        <source>Save as pre&amp;set…</source>
        <translation>Als Preset spe&amp;ichern…</translation>
    </message>
    <message>
        <source>Save as preset</source>
        <translation>Als Preset speichern</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Name:</translation>
    </message>
    <message>
        <source>Saved as preset %1</source>
        <translation>Als Preset %1 gespeichert</translation>
    </message>
    <message>
        <source>L&amp;oad recipe…</source>
        <translation>Rezept &amp;laden…</translation>
    </message>
    <message>
        <source>Load recipe</source>
        <translation>Rezept laden</translation>
    </message>
    <message>
        <source>Recipe (*.json)</source>
        <translation>Rezept (*.json)</translation>
    </message>
    <message>
        <source>load recipe</source>
        <translation>Rezept laden</translation>
    </message>
    <message>
        <source>Sa&amp;ve recipe…</source>
        <translation>Re&amp;zept speichern…</translation>
    </message>
    <message>
        <source>Save recipe</source>
        <translation>Rezept speichern</translation>
    </message>
    <message>
        <source>Set &amp;back to float</source>
        <translation>Auf &amp;Float zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Clear treatment</source>
        <translation>Behandlung &amp;entfernen</translation>
    </message>
    <message>
        <source>R&amp;un</source>
        <translation>Aus&amp;führen</translation>
    </message>
    <message>
        <source>Measure &amp;baseline</source>
        <translation>&amp;Baseline messen</translation>
    </message>
    <message>
        <source>&amp;Run recipe</source>
        <translation>&amp;Rezept ausführen</translation>
    </message>
    <message>
        <source>B&amp;atch of presets…</source>
        <translation>&amp;Preset-Serie…</translation>
    </message>
    <message>
        <source>Measure &amp;sensitivity</source>
        <translation>&amp;Sensitivität messen</translation>
    </message>
    <message>
        <source>Measure sensitivity of the selectio&amp;n</source>
        <translation>Sensitivität der &amp;Auswahl messen</translation>
    </message>
    <message>
        <source>Measure &amp;quantization error</source>
        <translation>&amp;Quantisierungsfehler messen</translation>
    </message>
    <message>
        <source>&amp;Pause or resume training</source>
        <translation>&amp;Training pausieren oder fortsetzen</translation>
    </message>
    <message>
        <source>S&amp;top training, keep the best</source>
        <translation>Trainin&amp;g stoppen, Bestes behalten</translation>
    </message>
    <message>
        <source>&amp;Cancel current</source>
        <translation>&amp;Laufenden abbrechen</translation>
    </message>
    <message>
        <source>No job is running.</source>
        <translation>Es läuft kein Job.</translation>
    </message>
    <message>
        <source>Cancel a&amp;ll</source>
        <translation>Alle abbre&amp;chen</translation>
    </message>
    <message>
        <source>Set as &amp;A</source>
        <translation>Als &amp;A setzen</translation>
    </message>
    <message>
        <source>Set as &amp;B</source>
        <translation>Als &amp;B setzen</translation>
    </message>
    <message>
        <source>S&amp;wap</source>
        <translation>&amp;Tauschen</translation>
    </message>
    <message>
        <source>Show &amp;new variant</source>
        <translation>&amp;Neue Variante anzeigen</translation>
    </message>
    <message>
        <source>No variant was added yet.</source>
        <translation>Es kam noch keine Variante hinzu.</translation>
    </message>
    <message>
        <source>&amp;Differences in the graph</source>
        <translation>&amp;Unterschiede im Graphen</translation>
    </message>
    <message>
        <source>Nothing is compared.</source>
        <translation>Es wird nichts verglichen.</translation>
    </message>
    <message>
        <source>Ne&amp;xt change</source>
        <translation>Nä&amp;chste Änderung</translation>
    </message>
    <message>
        <source>&amp;Previous change</source>
        <translation>&amp;Vorherige Änderung</translation>
    </message>
    <message>
        <source>Cos&amp;ts…</source>
        <translation>&amp;Kosten…</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Tour</source>
        <translation>&amp;Rundgang</translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>What is &amp;installed</source>
        <translation>Was &amp;installiert ist</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>Ü&amp;ber</translation>
    </message>
    <message>
        <source>The shown variant has no such layer</source>
        <translation>Die angezeigte Variante hat keine solche Schicht</translation>
    </message>
    <message>
        <source>The shown variant has none of the layers with a bookmark.</source>
        <translation>Die angezeigte Variante hat keine der Schichten mit Lesezeichen.</translation>
    </message>
    <message>
        <source>Undo %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>Redo %1</source>
        <translation>Wiederholen: %1</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Demo: clothes</source>
        <translation>Demo: Kleidung</translation>
    </message>
    <message>
        <source>Demo: languages</source>
        <translation>Demo: Sprachen</translation>
    </message>
    <message>
        <source>Data…</source>
        <translation>Daten…</translation>
    </message>
    <message>
        <source>%1  (gone)</source>
        <translation>%1  (nicht mehr da)</translation>
    </message>
    <message>
        <source>No recent files</source>
        <translation>Keine zuletzt geöffneten Dateien</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Quantization</source>
        <translation>Quantisierung</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>Variants, trade-off, jobs</source>
        <translation>Varianten, Trade-off, Jobs</translation>
    </message>
    <message>
        <source>Inspector and recipe</source>
        <translation>Inspektor und Rezept</translation>
    </message>
    <message>
        <source>What the helper process that runs models does, and the memory that the window itself takes</source>
        <translation>Was der Hilfsprozess tut, der Modelle ausführt, und der Speicher, den das Fenster selbst belegt</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Graph</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Showing</source>
        <translation>Anzeige</translation>
    </message>
    <message>
        <source>Showing: whose graph is on the canvas</source>
        <translation>Anzeige: wessen Graph auf der Zeichenfläche liegt</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>Färben nach</translation>
    </message>
    <message>
        <source>Hand: left drag pans</source>
        <translation>Hand: Ziehen mit der linken Taste verschiebt</translation>
    </message>
    <message>
        <source>Group layers: large graphs as their groups</source>
        <translation>Schichten gruppieren: große Graphen als ihre Gruppen</translation>
    </message>
    <message>
        <source>Zoom out (Ctrl+−)</source>
        <translation>Verkleinern (Ctrl+−)</translation>
    </message>
    <message>
        <source>Zoom in (Ctrl++)</source>
        <translation>Vergrößern (Ctrl++)</translation>
    </message>
    <message>
        <source>Fit the whole graph (0)</source>
        <translation>Ganzen Graphen einpassen (0)</translation>
    </message>
    <message>
        <source>Trai&amp;ning</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Both models side b&amp;y side</source>
        <translation>Beide &amp;Modelle nebeneinander</translation>
    </message>
    <message>
        <source>More tools, for which there is no room here</source>
        <translation>Weitere Werkzeuge, für die hier kein Platz ist</translation>
    </message>
    <message>
        <source>Changed layers %1</source>
        <translation>Geänderte Schichten %1</translation>
    </message>
    <message>
        <source>Changed layers</source>
        <translation>Geänderte Schichten</translation>
    </message>
    <message>
        <source>read-only: another window has it open</source>
        <translation>nur lesbar: in einem anderen Fenster geöffnet</translation>
    </message>
    <message>
        <source>Prune</source>
        <translation>Beschneiden</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Other steps</source>
        <translation>Andere Schritte</translation>
    </message>
    <message>
        <source>Measure &amp;error between both</source>
        <translation>&amp;Fehler zwischen beiden messen</translation>
    </message>
    <message>
        <source>Where the study&apos;s model lies</source>
        <translation>Wo das Modell der Studie liegt</translation>
    </message>
    <message>
        <source>Choose the model…</source>
        <translation>Modell wählen…</translation>
    </message>
    <message>
        <source>%1 is no longer there. The study works on its own copy.</source>
        <translation>%1 ist nicht mehr da. Die Studie arbeitet mit ihrer eigenen Kopie.</translation>
    </message>
    <message>
        <source>It lies elsewhere…</source>
        <translation>Es liegt woanders…</translation>
    </message>
    <message>
        <source>%1 has changed since this study was made. The study works on its own copy, as the model was.</source>
        <translation>%1 wurde geändert, seit diese Studie angelegt wurde. Die Studie arbeitet mit ihrer eigenen Kopie des damaligen Modells.</translation>
    </message>
    <message>
        <source>Open it as it is now</source>
        <translation>So öffnen, wie es jetzt ist</translation>
    </message>
    <message>
        <source>Another window has this study open: here it can be looked at, but not changed.</source>
        <translation>Ein anderes Fenster hat diese Studie geöffnet: Hier kann sie angesehen, aber nicht geändert werden.</translation>
    </message>
    <message>
        <source>This study&apos;s file cannot be written: it can be looked at, but not changed.</source>
        <translation>Die Datei dieser Studie kann nicht geschrieben werden: Sie kann angesehen, aber nicht geändert werden.</translation>
    </message>
    <message>
        <source>Save under another name…</source>
        <translation>Unter anderem Namen speichern…</translation>
    </message>
    <message>
        <source>Opening the model</source>
        <translation>Modell wird geöffnet</translation>
    </message>
    <message>
        <source>%1 of a batch was not run when this study was closed: %2.</source>
        <translation>Noch nicht ausgeführt, als diese Studie geschlossen wurde: %1 einer Serie (%2).</translation>
    </message>
    <message>
        <source>Runner busy, 1 job waits</source>
        <translation>Runner beschäftigt, 1 Job wartet</translation>
    </message>
    <message>
        <source>This layer is no group; what runs inside of it: View &gt; Inside of the layer.</source>
        <translation>Diese Schicht ist keine Gruppe; was in ihr läuft: Ansicht &gt; Inneres der Schicht.</translation>
    </message>
</context>
<context>
    <name>pare::MessageBar</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Close message</source>
        <translation>Meldung schließen</translation>
    </message>
</context>
<context>
    <name>pare::Minimap</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>The whole graph; drag the frame to move the view</source>
        <translation>Der ganze Graph; Ziehen des Rahmens verschiebt die Ansicht</translation>
    </message>
</context>
<context>
    <name>pare::ParallelView</name>
    <message>
        <source>Variants across all measures</source>
        <translation>Varianten über alle Messgrößen</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>Does not hold the constraint: %1</source>
        <translation>Hält die Vorgabe nicht ein: %1</translation>
    </message>
    <message>
        <source>Nothing is measured yet: run a recipe or a batch of presets.</source>
        <translation>Noch ist nichts gemessen: ein Rezept oder eine Preset-Serie ausführen.</translation>
    </message>
    <message>
        <source>↑ better</source>
        <translation>↑ besser</translation>
    </message>
    <message>
        <source>Drag along an axis to set the least that a variant must hold there</source>
        <translation>Ziehen entlang einer Achse legt fest, was eine Variante dort mindestens erreichen muss</translation>
    </message>
</context>
<context>
    <name>pare::PareStyle</name>
    <message>
        <source>Clear the field</source>
        <translation>Feld leeren</translation>
    </message>
</context>
<context>
    <name>pare::PathBar</name>
    <message>
        <source>Run recipe</source>
        <translation>Rezept ausführen</translation>
    </message>
    <message>
        <source>, next</source>
        <translation>, als Nächstes</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>none open</source>
        <translation>keines offen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source> · not measured</source>
        <translation> · nicht gemessen</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>Variants</source>
        <translation>Varianten</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Run the recipe (Ctrl+R)</source>
        <translation>Das Rezept ausführen (Ctrl+R)</translation>
    </message>
    <message>
        <source>Measure baseline</source>
        <translation>Baseline messen</translation>
    </message>
</context>
<context>
    <name>pare::PictureDialog</name>
    <message>
        <source>Export picture</source>
        <translation>Bild exportieren</translation>
    </message>
    <message>
        <source>Trade-off chart</source>
        <translation>Trade-off-Diagramm</translation>
    </message>
    <message>
        <source>Graph, the part in view</source>
        <translation>Graph, sichtbarer Teil</translation>
    </message>
    <message>
        <source>Whole graph</source>
        <translation>Ganzer Graph</translation>
    </message>
    <message>
        <source>Image pixels a pixel, for PNG</source>
        <translation>Bildpixel je Pixel, für PNG</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>&amp;Picture of</source>
        <translation>&amp;Bild von</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>F&amp;ormat</translation>
    </message>
    <message>
        <source>&amp;Scale</source>
        <translation>&amp;Maßstab</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>F&amp;arben</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
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
        <translation>Pixel</translation>
    </message>
    <message>
        <source>pixels at 96 dots per inch</source>
        <translation>Pixel bei 96 Punkten pro Zoll</translation>
    </message>
    <message>
        <source>, shrunk to %1 %: a page cannot be larger</source>
        <translation>, auf %1 % verkleinert: Eine Seite kann nicht größer sein</translation>
    </message>
</context>
<context>
    <name>pare::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Of the window. Errors, verdicts and reports stay English, as on the command line</source>
        <translation>Des Fensters. Fehler, Urteile und Berichte bleiben englisch, wie auf der Kommandozeile</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Animationen</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Graph</translation>
    </message>
    <message>
        <source>Wheel zooms, Ctrl+wheel scrolls</source>
        <translation>Mausrad zoomt, Ctrl+Mausrad scrollt</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Messung</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>as measured</source>
        <translation>wie gemessen</translation>
    </message>
    <message>
        <source>with %1 % confidence</source>
        <translation>mit %1 % Konfidenz</translation>
    </message>
    <message>
        <source>What the guard is held against: the difference that was measured, or the most that it may be at this confidence. From the next run on</source>
        <translation>Woran die Toleranz gemessen wird: an der gemessenen Differenz oder an der größten, die bei dieser Konfidenz möglich ist. Ab dem nächsten Lauf</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Runs at least</source>
        <translation>Läufe mindestens</translation>
    </message>
    <message>
        <source>Seconds a model at most</source>
        <translation>Sekunden je Modell höchstens</translation>
    </message>
    <message>
        <source>Guard holds</source>
        <translation>Toleranz gilt</translation>
    </message>
    <message>
        <source>Intervals</source>
        <translation>Intervalle</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>half of the RAM</source>
        <translation>die Hälfte des RAM</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>What the process that runs models may take, and what drawing a graph may</source>
        <translation>Was der Prozess, der Modelle ausführt, belegen darf, und was das Zeichnen eines Graphen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>A step of a job that takes longer is stopped</source>
        <translation>Ein Schritt eines Jobs, der länger dauert, wird gestoppt</translation>
    </message>
    <message>
        <source>Time of one step</source>
        <translation>Zeit eines Schritts</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
</context>
<context>
    <name>pare::QuantizationPanel</name>
    <message>
        <source>Set back to float</source>
        <translation>Auf Float zurücksetzen</translation>
    </message>
    <message>
        <source>Layers in INT8</source>
        <translation>Schichten in INT8</translation>
    </message>
    <message>
        <source>Quantization error by layer</source>
        <translation>Quantisierungsfehler je Schicht</translation>
    </message>
    <message>
        <source>How many layers work in INT8, the least error first</source>
        <translation>Wie viele Schichten in INT8 arbeiten, kleinster Fehler zuerst</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Erneut messen</translation>
    </message>
    <message>
        <source>Measure quantization error</source>
        <translation>Quantisierungsfehler messen</translation>
    </message>
    <message>
        <source>In the background: each layer of the source alone in INT8, or each layer of the shown variant against itself in float</source>
        <translation>Im Hintergrund: jede Schicht des Originals allein in INT8, oder jede Schicht der angezeigten Variante gegen sich selbst in Float</translation>
    </message>
    <message>
        <source>Being measured; see Jobs.</source>
        <translation>Wird gerade gemessen; siehe Jobs.</translation>
    </message>
    <message>
        <source>Not measured yet. Measuring tells for each layer what the outputs lose when it works in INT8,
with the range and the steps that its input gets; about a minute at most.</source>
        <translation>Noch nicht gemessen. Die Messung zeigt für jede Schicht, was die Ausgaben verlieren, wenn sie in INT8 arbeitet,
mit dem Wertebereich und den Stufen, die ihre Eingabe bekommt; höchstens etwa eine Minute.</translation>
    </message>
    <message>
        <source>Measured on %1: each layer&apos;s result in %2 against the same layer in float, with what the layers before it lose.</source>
        <translation>Gemessen auf %1: Ergebnis jeder Schicht in %2 gegenüber derselben Schicht in Float, samt dem, was die Schichten davor verlieren.</translation>
    </message>
    <message>
        <source>Measured on %1: the outputs with one layer alone in static INT8, everything else in float.</source>
        <translation>Gemessen auf %1: Ausgaben mit einer Schicht allein in statischem INT8, alles andere in Float.</translation>
    </message>
    <message>
        <source>The outputs: %1</source>
        <translation>Ausgaben: %1</translation>
    </message>
    <message>
        <source>All of them at once: %1</source>
        <translation>Alle auf einmal: %1</translation>
    </message>
    <message>
        <source>, %1 %2 (float %3)</source>
        <translation>, %1 %2 (Float %3)</translation>
    </message>
    <message>
        <source>%1 cannot be quantized.</source>
        <translation>%1 nicht quantisierbar.</translation>
    </message>
    <message>
        <source>◷ Measured on other data than is given now.</source>
        <translation>◷ Auf anderen Daten gemessen als den jetzt angegebenen.</translation>
    </message>
    <message>
        <source>Layers in INT8: the source&apos;s quantization error is not measured yet; it gives the order.</source>
        <translation>Schichten in INT8: Der Quantisierungsfehler des Originals ist noch nicht gemessen; er bestimmt die Reihenfolge.</translation>
    </message>
    <message>
        <source>Static INT8 for the layers with the least error, float for the others; Run measures what it comes to</source>
        <translation>Statisches INT8 für die Schichten mit dem kleinsten Fehler, Float für die anderen; Ausführen misst, was das ergibt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>The selected layers stay float when the recipe runs</source>
        <translation>Die ausgewählten Schichten bleiben Float, wenn das Rezept läuft</translation>
    </message>
    <message>
        <source>%1 of %2, %3</source>
        <translation>%1 von %2, %3</translation>
    </message>
    <message>
        <source>computed</source>
        <translation>berechnet</translation>
    </message>
    <message>
        <source>est.</source>
        <translation>gesch.</translation>
    </message>
    <message>
        <source>%1 of %2 in INT8</source>
        <translation>%1 von %2 in INT8</translation>
    </message>
    <message>
        <source>Set back to float: select layers first.</source>
        <translation>Auf Float zurücksetzen: zuerst Schichten auswählen.</translation>
    </message>
    <message>
        <source>Set back to float: no step of the recipe quantizes; the slider adds one.</source>
        <translation>Auf Float zurücksetzen: Kein Schritt des Rezepts quantisiert; der Regler fügt einen hinzu.</translation>
    </message>
    <message>
        <source>Set back to float: these layers are float already.</source>
        <translation>Auf Float zurücksetzen: Diese Schichten sind bereits Float.</translation>
    </message>
    <message>
        <source>%1 back to float</source>
        <translation>%1 zurück auf Float</translation>
    </message>
</context>
<context>
    <name>pare::RecipeFoot</name>
    <message>
        <source>Run recipe</source>
        <translation>Rezept ausführen</translation>
    </message>
    <message>
        <source>Guard</source>
        <translation>Toleranz</translation>
    </message>
    <message>
        <source>Largest loss that is accepted, in points</source>
        <translation>Größter akzeptierter Verlust, in Punkten</translation>
    </message>
    <message>
        <source>points below source</source>
        <translation>Punkte unter Original</translation>
    </message>
    <message>
        <source>Run the recipe in the background (Ctrl+R)</source>
        <translation>Das Rezept im Hintergrund ausführen (Ctrl+R)</translation>
    </message>
    <message>
        <source>computed</source>
        <translation>berechnet</translation>
    </message>
    <message>
        <source>est.</source>
        <translation>gesch.</translation>
    </message>
    <message>
        <source>Size %1 of %2 (%3)</source>
        <translation>Größe %1 von %2 (%3)</translation>
    </message>
    <message>
        <source>MACs not known: sizes are missing in the model</source>
        <translation>MACs nicht bekannt: im Modell fehlen Größen</translation>
    </message>
    <message>
        <source>MACs %1 of %2 (computed)</source>
        <translation>MACs %1 von %2 (berechnet)</translation>
    </message>
    <message>
        <source>Latency, accuracy: measured after Run</source>
        <translation>Latenz, Genauigkeit: nach Ausführen gemessen</translation>
    </message>
    <message>
        <source>Made for</source>
        <translation>Gemacht für</translation>
    </message>
    <message>
        <source>Hardware that the model is made for</source>
        <translation>Hardware, für die das Modell gemacht wird</translation>
    </message>
    <message>
        <source>Latency is measured on this machine: it does not say how fast the model is there.</source>
        <translation>Die Latenz wird auf diesem Rechner gemessen: Sie sagt nicht, wie schnell das Modell dort ist.</translation>
    </message>
    <message>
        <source>The model leaves sizes open: MACs are computed %1. What is measured takes the sizes of the data.</source>
        <translation>Das Modell lässt Größen offen: MACs sind berechnet %1. Was gemessen wird, nimmt die Größen der Daten.</translation>
    </message>
    <message>
        <source>MACs %1 of %2 (computed, assumed sizes)</source>
        <translation>MACs %1 von %2 (berechnet, Größen angenommen)</translation>
    </message>
    <message>
        <source>, without %1 of unknown sizes</source>
        <translation>, ohne %1 mit unbekannten Größen</translation>
    </message>
    <message>
        <source>MACs: shapes are being read</source>
        <translation>MACs: Formen werden gelesen</translation>
    </message>
    <message>
        <source>computed, plus its recipe</source>
        <translation>berechnet, dazu das Rezept</translation>
    </message>
    <message>
        <source>MACs %1 of the source&apos;s (computed, assumed sizes)</source>
        <translation>MACs %1 derer der Quelle (berechnet, angenommene Größen)</translation>
    </message>
</context>
<context>
    <name>pare::RecipePanel</name>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
</context>
<context>
    <name>pare::SampleDetail</name>
    <message>
        <source>Outputs of A and B for this sample</source>
        <translation>Ausgaben von A und B für dieses Sample</translation>
    </message>
    <message>
        <source>Half the sum of the differences of all classes&apos; shares: 0 % are equal answers, 100 % have nothing in common; computed from one run of both models</source>
        <translation>Halbe Summe der Unterschiede der Anteile aller Klassen: 0 % sind gleiche Antworten, 100 % haben nichts gemeinsam; aus einem Lauf beider Modelle berechnet</translation>
    </message>
    <message>
        <source>Length of the difference of both outputs, of the length of A&apos;s; computed from one run of both models</source>
        <translation>Länge der Differenz beider Ausgaben, bezogen auf die Länge von A; aus einem Lauf beider Modelle berechnet</translation>
    </message>
    <message>
        <source>Click a sample to see it large, with both outputs.</source>
        <translation>Klicken Sie auf ein Sample, um es groß und mit beiden Ausgaben zu sehen.</translation>
    </message>
    <message>
        <source>, label %1</source>
        <translation>, Klasse %1</translation>
    </message>
    <message>
        <source>Sample %1%2. The outputs are %3 apart.</source>
        <translation>Sample %1%2. Die Ausgaben liegen %3 auseinander.</translation>
    </message>
    <message>
        <source>Sample %1%2. The outputs cannot be compared: they have other sizes, or no finite numbers.</source>
        <translation>Sample %1%2. Die Ausgaben sind nicht vergleichbar: Sie haben andere Größen oder keine endlichen Zahlen.</translation>
    </message>
    <message>
        <source>Input: %1</source>
        <translation>Eingabe: %1</translation>
    </message>
    <message>
        <source>The likeliest of %1 classes of %2:</source>
        <translation>Die wahrscheinlichsten von %1 Klassen von %2:</translation>
    </message>
    <message>
        <source>Those of %1 values of %2 that are farthest apart:</source>
        <translation>Die am weitesten auseinanderliegenden von %1 Werten von %2:</translation>
    </message>
    <message>
        <source>Sample %1</source>
        <translation>Sample %1</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>%1 is the label</source>
        <translation>%1 ist die richtige Klasse</translation>
    </message>
    <message>
        <source>Δ [points]</source>
        <translation>Δ [Punkte]</translation>
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
        <translation>Sample für Sample vergleichen</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Sample</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>A says</source>
        <translation>A sagt</translation>
    </message>
    <message>
        <source>B says</source>
        <translation>B sagt</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Was sich änderte</translation>
    </message>
    <message>
        <source>Apart [%]</source>
        <translation>Abstand [%]</translation>
    </message>
    <message>
        <source>Samples where A and B differ</source>
        <translation>Samples, bei denen A und B sich unterscheiden</translation>
    </message>
    <message>
        <source>Choose A and B to see the samples that they treat differently.</source>
        <translation>Wählen Sie A und B, um die Samples zu sehen, die beide unterschiedlich behandeln.</translation>
    </message>
    <message>
        <source>Which samples they treat differently is not known. Data (Ctrl+D) gives it: both are run on the same samples.</source>
        <translation>Welche Samples sie unterschiedlich behandeln, ist nicht bekannt. Daten (Strg+D) zeigen es: Beide laufen auf denselben Samples.</translation>
    </message>
    <message>
        <source>Both are run on the same samples…</source>
        <translation>Beide laufen auf denselben Samples…</translation>
    </message>
    <message>
        <source>Which samples they treat differently is not known yet: both are to be run on all of the data.</source>
        <translation>Welche Samples sie unterschiedlich behandeln, ist noch nicht bekannt: Beide müssen auf allen Daten laufen.</translation>
    </message>
    <message>
        <source>The samples that the two treat most differently, of %1.</source>
        <translation>Die Samples, die beide am unterschiedlichsten behandeln, von %1.</translation>
    </message>
    <message>
        <source>%1, measured.</source>
        <translation>%1, gemessen.</translation>
    </message>
    <message>
        <source>↘ lost</source>
        <translation>↘ verloren</translation>
    </message>
    <message>
        <source>↗ gained</source>
        <translation>↗ gewonnen</translation>
    </message>
    <message>
        <source>both wrong</source>
        <translation>beide falsch</translation>
    </message>
    <message>
        <source>Compare samples of %1 and %2</source>
        <translation>Samples von %1 und %2 vergleichen</translation>
    </message>
    <message>
        <source>Cancelled: their outputs were not looked at.</source>
        <translation>Abgebrochen: Ihre Ausgaben wurden nicht angesehen.</translation>
    </message>
    <message>
        <source>Their outputs cannot be shown: %1</source>
        <translation>Ihre Ausgaben können nicht gezeigt werden: %1</translation>
    </message>
    <message>
        <source>same answer</source>
        <translation>gleiche Antwort</translation>
    </message>
    <message>
        <source>same class, 1 − cosine %1</source>
        <translation>gleiche Klasse, 1 − Kosinus %1</translation>
    </message>
</context>
<context>
    <name>pare::SensitivitySection</name>
    <message>
        <source>equal outputs</source>
        <translation>gleiche Ausgaben</translation>
    </message>
    <message>
        <source>%1%2 against channels removed</source>
        <translation>%1%2 über entfernten Kanälen</translation>
    </message>
    <message>
        <source>Agreement with the source</source>
        <translation>Übereinstimmung mit dem Original</translation>
    </message>
    <message>
        <source>all %1 channels: %2</source>
        <translation>alle %1 Kanäle: %2</translation>
    </message>
    <message>
        <source>Guard: %1</source>
        <translation>Toleranz: %1</translation>
    </message>
    <message>
        <source>SQNR of the outputs [dB] against channels removed</source>
        <translation>SQNR der Ausgaben [dB] über entfernten Kanälen</translation>
    </message>
    <message>
        <source>−%1 of %2</source>
        <translation>−%1 von %2</translation>
    </message>
    <message>
        <source>Pruning sensitivity</source>
        <translation>Pruning-Sensitivität</translation>
    </message>
    <message>
        <source>This group only</source>
        <translation>Nur diese Gruppe</translation>
    </message>
    <message>
        <source>Measure only the channels that this layer makes, and what shrinks with them</source>
        <translation>Nur die Kanäle messen, die diese Schicht erzeugt, und was mit ihnen schrumpft</translation>
    </message>
    <message>
        <source>Measured by cutting: the channels of least norm are gone from this width and its normalizations, nothing is repaired. %1. With repair the loss is smaller.</source>
        <translation>Durch Herausschneiden gemessen: Die Kanäle mit der kleinsten Norm fehlen in dieser Breite und ihren Normalisierungen, nichts wird repariert. %1. Mit Reparatur ist der Verlust kleiner.</translation>
    </message>
    <message>
        <source>Measured by mask: the channels of least norm are zero, nothing is repaired. %1. With repair the loss is smaller.</source>
        <translation>Per Maske gemessen: Die Kanäle mit der kleinsten Norm sind null, nichts wird repariert. %1. Mit Reparatur ist der Verlust kleiner.</translation>
    </message>
    <message>
        <source>Of group %1; this layer stands in %2 groups.</source>
        <translation>Von Gruppe %1; diese Schicht gehört zu %2 Gruppen.</translation>
    </message>
    <message>
        <source>◷ Measured on other data than is given now.</source>
        <translation>◷ Auf anderen Daten gemessen als den jetzt angegebenen.</translation>
    </message>
    <message>
        <source>Being measured; see Jobs.</source>
        <translation>Wird gerade gemessen; siehe Jobs.</translation>
    </message>
    <message>
        <source>Not measured yet. Measuring tells what the model loses with a tenth to four fifths of these channels; it takes about two minutes at most.</source>
        <translation>Noch nicht gemessen. Die Messung zeigt, was das Modell mit einem Zehntel bis vier Fünfteln dieser Kanäle verliert; sie dauert höchstens etwa zwei Minuten.</translation>
    </message>
    <message>
        <source>Measure all again</source>
        <translation>Alle erneut messen</translation>
    </message>
    <message>
        <source>Measure sensitivity</source>
        <translation>Sensitivität messen</translation>
    </message>
    <message>
        <source>Measure what the model loses with channels of each group, one group at a time, in the background</source>
        <translation>Messen, was das Modell mit Kanälen jeder Gruppe verliert, eine Gruppe nach der anderen, im Hintergrund</translation>
    </message>
</context>
<context>
    <name>pare::SensitivityView</name>
    <message>
        <source>Pruning sensitivity</source>
        <translation>Pruning-Sensitivität</translation>
    </message>
    <message>
        <source>guard</source>
        <translation>Toleranz</translation>
    </message>
</context>
<context>
    <name>pare::StartPage</name>
    <message>
        <source>Open a model</source>
        <translation>Modell öffnen</translation>
    </message>
    <message>
        <source>Open model or study…</source>
        <translation>Modell oder Studie öffnen…</translation>
    </message>
    <message>
        <source>ONNX models and studies of Pare (Ctrl+O)</source>
        <translation>ONNX-Modelle und Pare-Studien (Ctrl+O)</translation>
    </message>
    <message>
        <source>or drop a file anywhere in the window</source>
        <translation>oder eine Datei irgendwo im Fenster ablegen</translation>
    </message>
    <message>
        <source>Try it on a demo</source>
        <translation>Mit einer Demo ausprobieren</translation>
    </message>
    <message>
        <source>Clothes: ResNet-20, tells ten kinds of clothes apart</source>
        <translation>Kleidung: ResNet-20, unterscheidet zehn Arten von Kleidung</translation>
    </message>
    <message>
        <source>A picture network with its test data</source>
        <translation>Ein Bildnetz mit seinen Testdaten</translation>
    </message>
    <message>
        <source>Languages: transformer, names the language of a text</source>
        <translation>Sprachen: Transformer, benennt die Sprache eines Textes</translation>
    </message>
    <message>
        <source>A text network with its test data</source>
        <translation>Ein Textnetz mit seinen Testdaten</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>%1 is not there any more</source>
        <translation>%1 ist nicht mehr da</translation>
    </message>
    <message>
        <source>not there any more</source>
        <translation>nicht mehr da</translation>
    </message>
</context>
<context>
    <name>pare::StepList</name>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Run preset</source>
        <translation>Preset</translation>
    </message>
    <message>
        <source>Add step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>No steps yet. Select layers in the graph or the table and say above what they get, add a step for every layer, or take a preset.</source>
        <translation>Noch keine Schritte. Schichten im Graphen oder in der Tabelle auswählen und oben angeben, was sie bekommen, einen Schritt für jede Schicht hinzufügen oder ein Preset nehmen.</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>Select the layers that are left alone</source>
        <translation>Die ausgesparten Schichten auswählen</translation>
    </message>
    <message>
        <source>Training step…</source>
        <translation>Trainingsschritt…</translation>
    </message>
    <message>
        <source>Run a preset: it tries what it knows and delivers what keeps its promise</source>
        <translation>Ein Preset ausführen: Es probiert, was es kennt, und liefert, was sein Versprechen hält</translation>
    </message>
    <message>
        <source>No step of the recipe has the focus.</source>
        <translation>Kein Schritt des Rezepts hat den Fokus.</translation>
    </message>
    <message>
        <source>Move step %1 up</source>
        <translation>Schritt %1 nach oben</translation>
    </message>
    <message>
        <source>It is the first step.</source>
        <translation>Das ist der erste Schritt.</translation>
    </message>
    <message>
        <source>Move step %1 down</source>
        <translation>Schritt %1 nach unten</translation>
    </message>
    <message>
        <source>It is the last step.</source>
        <translation>Das ist der letzte Schritt.</translation>
    </message>
    <message>
        <source>Options of step %1</source>
        <translation>Optionen von Schritt %1</translation>
    </message>
    <message>
        <source>Select the layers of step %1</source>
        <translation>Die Schichten von Schritt %1 auswählen</translation>
    </message>
    <message>
        <source>Remove step %1</source>
        <translation>Schritt %1 entfernen</translation>
    </message>
    <message>
        <source>add step %1</source>
        <translation>Schritt %1 hinzufügen</translation>
    </message>
    <message>
        <source>enable step</source>
        <translation>Schritt aktivieren</translation>
    </message>
    <message>
        <source>disable step</source>
        <translation>Schritt deaktivieren</translation>
    </message>
    <message>
        <source>%1 is left alone, by presets too.</source>
        <translation>%1 wird ausgespart, auch von Presets.</translation>
    </message>
    <message>
        <source>%1 are left alone, by presets too.</source>
        <translation>%1 werden ausgespart, auch von Presets.</translation>
    </message>
    <message>
        <source>move %1 up</source>
        <translation>%1 nach oben</translation>
    </message>
    <message>
        <source>move %1 down</source>
        <translation>%1 nach unten</translation>
    </message>
    <message>
        <source>remove step %1</source>
        <translation>Schritt %1 entfernen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>pare::StepOptions</name>
    <message>
        <source>on</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>%1: %2. Default: %3.</source>
        <translation>%1: %2. Standard: %3.</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>Zurück auf %1</translation>
    </message>
    <message>
        <source>%1: back to %2</source>
        <translation>%1: zurück auf %2</translation>
    </message>
</context>
<context>
    <name>pare::StepRow</name>
    <message>
        <source>Drag to another place (Alt+Up, Alt+Down)</source>
        <translation>An eine andere Stelle ziehen (Alt+Up, Alt+Down)</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Remove step (Del)</source>
        <translation>Schritt entfernen (Del)</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>There is no such pass here</source>
        <translation>Diesen Pass gibt es hier nicht</translation>
    </message>
    <message>
        <source>Leave this step out</source>
        <translation>Diesen Schritt auslassen</translation>
    </message>
    <message>
        <source>Take this step in</source>
        <translation>Diesen Schritt aufnehmen</translation>
    </message>
    <message>
        <source>Step %1, %2</source>
        <translation>Schritt %1, %2</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>same size</source>
        <translation>gleiche Größe</translation>
    </message>
    <message>
        <source>Other weights of the same size: what training gives is measured after Run</source>
        <translation>Andere Gewichte gleicher Größe: was Training bringt, wird nach Ausführen gemessen</translation>
    </message>
    <message>
        <source>Zeros take as much room as other numbers: the file is smaller only once it is compressed</source>
        <translation>Nullen belegen so viel Platz wie andere Zahlen: Die Datei wird erst komprimiert kleiner</translation>
    </message>
    <message>
        <source>What this step changes, computed</source>
        <translation>Was dieser Schritt ändert, berechnet</translation>
    </message>
    <message>
        <source>What this step changes, estimated: it needs data to run</source>
        <translation>Was dieser Schritt ändert, geschätzt: Er braucht Daten zum Laufen</translation>
    </message>
    <message>
        <source>Fold the options</source>
        <translation>Optionen einklappen</translation>
    </message>
    <message>
        <source>open</source>
        <translation>ausgeklappt</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>eingeklappt</translation>
    </message>
</context>
<context>
    <name>pare::TableView</name>
    <message>
        <source>Reset columns</source>
        <translation>Spalten zurücksetzen</translation>
    </message>
</context>
<context>
    <name>pare::TensorWindow</name>
    <message>
        <source>&amp;Save as .npy…</source>
        <translation>Als .npy &amp;speichern…</translation>
    </message>
    <message>
        <source>Values of this type cannot be written as .npy</source>
        <translation>Werte dieses Typs lassen sich nicht als .npy schreiben</translation>
    </message>
    <message>
        <source>The stored values, as NumPy&apos;s %1</source>
        <translation>Die gespeicherten Werte, als NumPy-Typ %1</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>The selected numbers, or all rows in sight, as tab-separated text</source>
        <translation>Die ausgewählten Zahlen oder alle sichtbaren Zeilen als Text mit Tabulatoren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Show what they &amp;stand for: %1</source>
        <translation>Anzeigen, wofür sie s&amp;tehen: %1</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Axis %1, of %2</source>
        <translation>Achse %1, von %2</translation>
    </message>
    <message>
        <source>Position on axis %1</source>
        <translation>Position auf Achse %1</translation>
    </message>
    <message>
        <source>of axes %1; the last two are rows and columns</source>
        <translation>der Achsen %1; die letzten beiden sind Zeilen und Spalten</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>&amp;Numbers</source>
        <translation>&amp;Zahlen</translation>
    </message>
    <message>
        <source>&amp;Picture</source>
        <translation>&amp;Bild</translation>
    </message>
    <message>
        <source>Each position of axis</source>
        <translation>Jede Position der Achse</translation>
    </message>
    <message>
        <source>Axis</source>
        <translation>Achse</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>Kleinster</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Größter</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittelwert</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>Standardabweichung</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>Nullen</translation>
    </message>
    <message>
        <source>C&amp;hannels</source>
        <translation>Ka&amp;näle</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>H&amp;istogram</source>
        <translation>H&amp;istogramm</translation>
    </message>
    <message>
        <source>%1 to %2, mean %3, deviation %4</source>
        <translation>%1 bis %2, Mittelwert %3, Standardabweichung %4</translation>
    </message>
    <message>
        <source>It has no values.</source>
        <translation>Er hat keine Werte.</translation>
    </message>
    <message>
        <source>No value is finite.</source>
        <translation>Kein Wert ist endlich.</translation>
    </message>
    <message>
        <source>, %1 are zero</source>
        <translation>, %1 sind null</translation>
    </message>
    <message>
        <source>; %1 NaN or infinite</source>
        <translation>; %1 NaN oder unendlich</translation>
    </message>
    <message>
        <source>No value is finite</source>
        <translation>Kein Wert ist endlich</translation>
    </message>
    <message>
        <source>The first %1 of %2</source>
        <translation>Die ersten %1 von %2</translation>
    </message>
    <message>
        <source>Below zero blue, above it orange; full colour at %1.</source>
        <translation>Unter null blau, darüber orange; volle Farbe bei %1.</translation>
    </message>
    <message>
        <source> Every %1th row and column.</source>
        <translation> Jede %1. Zeile und Spalte.</translation>
    </message>
    <message>
        <source>Save values</source>
        <translation>Werte speichern</translation>
    </message>
    <message>
        <source>NumPy array (*.npy)</source>
        <translation>NumPy-Array (*.npy)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>0 to %1</source>
        <translation>0 bis %1</translation>
    </message>
    <message>
        <source>As the operators behind the tensor compute it</source>
        <translation>So, wie die Operatoren hinter dem Tensor es rechnen</translation>
    </message>
    <message>
        <source>The tensor&apos;s values</source>
        <translation>Die Werte des Tensors</translation>
    </message>
</context>
<context>
    <name>pare::Tour</name>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>pare::TradeOffChart</name>
    <message>
        <source>Latency (ms)</source>
        <translation>Latenz (ms)</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>Logarithmisch</translation>
    </message>
    <message>
        <source>Front only</source>
        <translation>Nur Front</translation>
    </message>
    <message>
        <source>Show only what no other variant beats</source>
        <translation>Nur anzeigen, was keine andere Variante übertrifft</translation>
    </message>
    <message>
        <source>Whole range</source>
        <translation>Ganzer Bereich</translation>
    </message>
    <message>
        <source>Let the axis reach down to what collapsed</source>
        <translation>Die Achse bis zu dem reichen lassen, was kollabiert ist</translation>
    </message>
    <message>
        <source>Candidates that were tried</source>
        <translation>Probierte Kandidaten</translation>
    </message>
    <message>
        <source>What searches measured on their way, as faint dots</source>
        <translation>Was Suchen unterwegs gemessen haben, als blasse Punkte</translation>
    </message>
    <message>
        <source>What runs along the chart</source>
        <translation>Was auf der waagerechten Achse liegt</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>Waagerechte Achse</translation>
    </message>
    <message>
        <source>Measure the source first.</source>
        <translation>Zuerst das Original messen.</translation>
    </message>
    <message>
        <source>Measure the source</source>
        <translation>Original messen</translation>
    </message>
    <message>
        <source>1 variant; the table of variants has the same numbers</source>
        <translation>1 Variante; die Variantentabelle enthält dieselben Zahlen</translation>
    </message>
    <message>
        <source>%1 variants; the table of variants has the same numbers</source>
        <translation>%1 Varianten; die Variantentabelle enthält dieselben Zahlen</translation>
    </message>
</context>
<context>
    <name>pare::TradeOffPad</name>
    <message>
        <source>Trade-off chart</source>
        <translation>Trade-off-Diagramm</translation>
    </message>
    <message>
        <source>Drag to change the guard</source>
        <translation>Ziehen ändert die Toleranz</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>tried by a search</source>
        <translation>von einer Suche probiert</translation>
    </message>
    <message>
        <source>the opened model</source>
        <translation>das geöffnete Modell</translation>
    </message>
    <message>
        <source> · no gain</source>
        <translation> · kein Gewinn</translation>
    </message>
    <message>
        <source> · measured under other conditions</source>
        <translation> · unter anderen Bedingungen gemessen</translation>
    </message>
</context>
<context>
    <name>pare::TradeOffPlot</name>
    <message>
        <source>, lower is better</source>
        <translation>, niedriger ist besser</translation>
    </message>
    <message>
        <source>1 not shown: not measured</source>
        <translation>1 nicht gezeigt: nicht gemessen</translation>
    </message>
    <message>
        <source>%1 not shown: not measured</source>
        <translation>%1 nicht gezeigt: nicht gemessen</translation>
    </message>
    <message>
        <source>Run a recipe or a batch of presets</source>
        <translation>Ein Rezept oder eine Preset-Serie ausführen</translation>
    </message>
</context>
<context>
    <name>pare::TrainingCurve</name>
    <message>
        <source>Nothing is trained here.</source>
        <translation>Hier wird nichts trainiert.</translation>
    </message>
    <message>
        <source>Training curves</source>
        <translation>Trainingskurven</translation>
    </message>
    <message>
        <source>Training in numbers</source>
        <translation>Training in Zahlen</translation>
    </message>
    <message>
        <source>Which training</source>
        <translation>Welches Training</translation>
    </message>
    <message>
        <source>Which of the trainings of this job is shown</source>
        <translation>Welches der Trainings dieses Jobs angezeigt wird</translation>
    </message>
    <message>
        <source>Training %1 of %2</source>
        <translation>Training %1 von %2</translation>
    </message>
    <message>
        <source>%1 (%)</source>
        <translation>%1 (%)</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Loss</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>best</source>
        <translation>Bestes</translation>
    </message>
</context>
<context>
    <name>pare::TrainingDialog</name>
    <message>
        <source>Data…</source>
        <translation>Daten…</translation>
    </message>
    <message>
        <source>Add training step</source>
        <translation>Trainingsschritt hinzufügen</translation>
    </message>
    <message>
        <source>Fine-tune</source>
        <translation>Feinabstimmen</translation>
    </message>
    <message>
        <source>Learns the labels of the training data.</source>
        <translation>Lernt die Labels der Trainingsdaten.</translation>
    </message>
    <message>
        <source>Distill</source>
        <translation>Destillieren</translation>
    </message>
    <message>
        <source>Learns to give what a teacher gives: the source, or another model. Needs no labels.</source>
        <translation>Lernt zu liefern, was ein Teacher liefert: das Original oder ein anderes Modell. Braucht keine Labels.</translation>
    </message>
    <message>
        <source>Train quantized</source>
        <translation>Quantisiert trainieren</translation>
    </message>
    <message>
        <source>The same for a quantized model: integers and scales learn with the rounding in the loop.</source>
        <translation>Dasselbe für ein quantisiertes Modell: Ganzzahlen und Skalen lernen mit der Rundung in der Schleife.</translation>
    </message>
    <message>
        <source>Choose the data to train on</source>
        <translation>Die Daten zum Trainieren auswählen</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>Teacher</translation>
    </message>
    <message>
        <source>the model before the first step</source>
        <translation>das Modell vor dem ersten Schritt</translation>
    </message>
    <message>
        <source>Teacher, an ONNX file; empty: the model before the first step</source>
        <translation>Teacher, eine ONNX-Datei; leer: das Modell vor dem ersten Schritt</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Models (*.onnx)</source>
        <translation>Modelle (*.onnx)</translation>
    </message>
    <message>
        <source>More options</source>
        <translation>Weitere Optionen</translation>
    </message>
    <message>
        <source>Only the %1 may change</source>
        <translation>Nur %1 ändern</translation>
    </message>
    <message>
        <source>Trained on %1. A part of it is held out and tells which weights are kept; samples that results are measured on are never learned.</source>
        <translation>Trainiert auf %1. Ein Teil davon wird zurückgehalten und zeigt, welche Gewichte behalten werden; Samples, auf denen Ergebnisse gemessen werden, werden nie gelernt.</translation>
    </message>
    <message>
        <source>There is no data to train on yet; without it the recipe cannot be run.</source>
        <translation>Es gibt noch keine Daten zum Trainieren; ohne sie lässt sich das Rezept nicht ausführen.</translation>
    </message>
    <message>
        <source>Teacher: %1 is not there.</source>
        <translation>Teacher: %1 existiert nicht.</translation>
    </message>
    <message>
        <source>Teacher: %1 is no file that can be read.</source>
        <translation>Teacher: %1 ist keine lesbare Datei.</translation>
    </message>
    <message>
        <source>Bits: weights are stored in 2, 3, 4 or 8 bits; 0 trains what is quantized already.</source>
        <translation>Bits: Gewichte werden in 2, 3, 4 oder 8 Bit gespeichert; 0 trainiert, was bereits quantisiert ist.</translation>
    </message>
    <message>
        <source>No step before it changes the model, so it would learn from itself. Choose a teacher, or add it after a step that loses accuracy.</source>
        <translation>Kein Schritt davor ändert das Modell, es würde also von sich selbst lernen. Einen Teacher wählen, oder nach einem Schritt hinzufügen, der Genauigkeit kostet.</translation>
    </message>
    <message>
        <source>No step before it quantizes the model. Add quantize-static first, or set Bits to train weights for so many bits.</source>
        <translation>Kein Schritt davor quantisiert das Modell. Zuerst quantize-static hinzufügen oder Bits setzen, um Gewichte für so viele Bits zu trainieren.</translation>
    </message>
    <message>
        <source>one walk through the data</source>
        <translation>ein Durchgang durch die Daten</translation>
    </message>
    <message>
        <source>%1 walks through the data</source>
        <translation>%1 Durchgänge durch die Daten</translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation>etwa %1 min</translation>
    </message>
    <message>
        <source>Ends after %1</source>
        <translation>Dauer: %1</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>, whichever comes first</source>
        <translation>, je nachdem, was zuerst erreicht ist</translation>
    </message>
    <message>
        <source>; earlier after %1 without a better held-out score</source>
        <translation>; früher zu Ende nach %1 ohne besseren Holdout-Score</translation>
    </message>
    <message>
        <source>. It can be stopped at any time with the best weights so far.</source>
        <translation>. Lässt sich jederzeit mit den bisher besten Gewichten stoppen.</translation>
    </message>
</context>
<context>
    <name>pare::TrainingPage</name>
    <message>
        <source>Training of</source>
        <translation>Training von</translation>
    </message>
    <message>
        <source>Whose training</source>
        <translation>Wessen Training</translation>
    </message>
    <message>
        <source>What trains now, and the variants that were trained</source>
        <translation>Was gerade trainiert, und die Varianten, die trainiert wurden</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1, now</source>
        <translation>%1, jetzt</translation>
    </message>
    <message>
        <source>No variant of this study was trained in this window or a batch. Recipe &gt; Add training step… adds one.</source>
        <translation>Keine Variante dieser Studie wurde in diesem Fenster oder einer Preset-Serie trainiert. Rezept &gt; Trainingsschritt hinzufügen… fügt einen hinzu.</translation>
    </message>
</context>
<context>
    <name>pare::TreatmentBox</name>
    <message>
        <source>Leave alone</source>
        <translation>Aussparen</translation>
    </message>
    <message>
        <source>Nothing changes these layers: no step of the recipe, no preset, and nothing that their neighbours lose</source>
        <translation>Nichts ändert diese Schichten: kein Schritt des Rezepts, kein Preset und nichts, was ihre Nachbarn verlieren</translation>
    </message>
    <message>
        <source>Precision of the selected layers</source>
        <translation>Präzision der ausgewählten Schichten</translation>
    </message>
    <message>
        <source>Weights to set to zero, percent</source>
        <translation>Auf null zu setzende Gewichte, Prozent</translation>
    </message>
    <message>
        <source>Smaller only when compressed: ONNX Runtime&apos;s CPU gains no time from zeros</source>
        <translation>Kleiner nur bei Kompression: Die CPU-Ausführung von ONNX Runtime gewinnt durch Nullen keine Zeit</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Präzision</translation>
    </message>
    <message>
        <source>Channels to remove</source>
        <translation>Zu entfernende Kanäle</translation>
    </message>
    <message>
        <source>Weights to zero</source>
        <translation>Gewichte auf null</translation>
    </message>
    <message>
        <source>%1 % zeros</source>
        <translation>%1 % Nullen</translation>
    </message>
    <message>
        <source>No layer is selected</source>
        <translation>Keine Schicht ist ausgewählt</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>%1 ausgewählt</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>Gemischt</translation>
    </message>
    <message>
        <source>Not pruned: these layers make no channels that could go</source>
        <translation>Nicht geprunt: Diese Schichten erzeugen keine Kanäle, die entfallen könnten</translation>
    </message>
    <message>
        <source>Not pruned: %1</source>
        <translation>Nicht geprunt: %1</translation>
    </message>
    <message>
        <source>Not pruned: no smaller count is allowed here (a multiple of %1)</source>
        <translation>Nicht geprunt: Hier ist keine kleinere Anzahl erlaubt (ein Vielfaches von %1)</translation>
    </message>
    <message>
        <source>prune %1 % of %2</source>
        <translation>Pruning um %1 % bei %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>leave alone</source>
        <translation>Aussparen</translation>
    </message>
    <message>
        <source>treat again</source>
        <translation>erneutes Behandeln</translation>
    </message>
    <message>
        <source>clear treatment</source>
        <translation>Entfernen der Behandlung</translation>
    </message>
    <message>
        <source>%1 together in %2</source>
        <translation>%1 gemeinsam in %2</translation>
    </message>
    <message>
        <source>Channels: shapes are being read</source>
        <translation>Kanäle: Formen werden gelesen</translation>
    </message>
</context>
<context>
    <name>pare::VariantsModel</name>
    <message>
        <source>◎ measured</source>
        <translation>◎ gemessen</translation>
    </message>
    <message>
        <source>◎ not measured</source>
        <translation>◎ nicht gemessen</translation>
    </message>
    <message>
        <source> · best</source>
        <translation> · beste</translation>
    </message>
    <message>
        <source>%1 [%2 to %3]</source>
        <translation>%1 [%2 bis %3]</translation>
    </message>
    <message>
        <source>Not measured yet: Run &gt; Measure baseline</source>
        <translation>Noch nicht gemessen: Ausführen &gt; Baseline messen</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>Nicht gemessen</translation>
    </message>
    <message>
        <source>Give labelled data (Ctrl+D) to measure accuracy</source>
        <translation>Daten mit Labels angeben (Ctrl+D), um die Genauigkeit zu messen</translation>
    </message>
    <message>
        <source>Not measured for this variant</source>
        <translation>Für diese Variante nicht gemessen</translation>
    </message>
    <message>
        <source>A favourite; click to unmark it (S)</source>
        <translation>Ein Favorit; Klick hebt die Markierung auf (S)</translation>
    </message>
    <message>
        <source>Click to mark it as a favourite (S)</source>
        <translation>Klick markiert sie als Favorit (S)</translation>
    </message>
    <message>
        <source>Measured on other data than is given now. %1</source>
        <translation>Auf anderen Daten gemessen als den jetzt angegebenen. %1</translation>
    </message>
    <message>
        <source>%1 bytes on disk, computed</source>
        <translation>%1 Bytes auf der Platte, berechnet</translation>
    </message>
    <message>
        <source>closeness to the source&apos;s outputs, measured</source>
        <translation>Nähe zu den Ausgaben des Originals, gemessen</translation>
    </message>
    <message>
        <source>paired difference on the same samples, p = %1</source>
        <translation>gepaarte Differenz auf denselben Samples, p = %1</translation>
    </message>
    <message>
        <source>of the source&apos;s latency in the same run, 95 % interval %1 to %2, measured</source>
        <translation>der Latenz des Originals im selben Lauf, 95-%-Intervall %1 bis %2, gemessen</translation>
    </message>
    <message>
        <source>%1 a sample, computed</source>
        <translation>%1 je Sample, berechnet</translation>
    </message>
    <message>
        <source>of a fresh runner process that loads and runs it, measured</source>
        <translation>eines frischen Runner-Prozesses, der sie lädt und ausführt, gemessen</translation>
    </message>
    <message>
        <source>Grey: %1</source>
        <translation>Grau: %1</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>ΔSize [%]</source>
        <translation>ΔGröße [%]</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Δ [95 %]</source>
        <translation>Δ [95 %]</translation>
    </message>
    <message>
        <source>Latency ratio</source>
        <translation>Latenz ÷ Orig.</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
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
        <translation>Spitzenspeicher</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>95 % interval %1 to %2, %3, %4, batch %5, measured in a run of its own: how much faster it is than another says Latency ÷ source</source>
        <translation>95-%-Intervall %1 bis %2, %3, %4, Batch %5, gemessen in einem eigenen Lauf: Wie viel schneller es als ein anderes ist, sagt Latenz ÷ Original</translation>
    </message>
    <message>
        <source>The source is what the others are compared with</source>
        <translation>Mit dem Original werden die anderen verglichen</translation>
    </message>
    <message>
        <source>%1 of %2 samples, 95 % interval %3 to %4%5, measured</source>
        <translation>%1 von %2 Samples, 95-%-Intervall %3 bis %4%5, gemessen</translation>
    </message>
</context>
<context>
    <name>pare::VariantsPanel</name>
    <message>
        <source>Variants</source>
        <translation>Varianten</translation>
    </message>
    <message>
        <source>Front</source>
        <translation>Front</translation>
    </message>
    <message>
        <source>Only variants that no other one beats in size and accuracy at once</source>
        <translation>Nur Varianten, die keine andere in Größe und Genauigkeit zugleich übertrifft</translation>
    </message>
    <message>
        <source>Within guard</source>
        <translation>In Toleranz</translation>
    </message>
    <message>
        <source>Only variants that hold the guard</source>
        <translation>Nur Varianten, die die Toleranz einhalten</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>Only variants that were measured</source>
        <translation>Nur Varianten, die gemessen wurden</translation>
    </message>
    <message>
        <source>★ Favourites</source>
        <translation>★ Favoriten</translation>
    </message>
    <message>
        <source>Only variants that were marked with a star (S)</source>
        <translation>Nur Varianten, die mit einem Stern markiert wurden (S)</translation>
    </message>
    <message>
        <source>Constraint: size&lt;500kB latency&lt;0.8x accuracy&gt;91%</source>
        <translation>Vorgabe: size&lt;500kB latency&lt;0.8x accuracy&gt;91%</translation>
    </message>
    <message>
        <source>What a variant must hold; others are grey here and on the chart. Words: size, latency (0.8x of the source&apos;s, or 5ms), accuracy, drop, macs, parameters, memory, with &lt; or &gt;. Kept in the study.</source>
        <translation>Was eine Variante einhalten muss; andere sind hier und im Diagramm grau. Wörter: size, latency (0.8x des Originals, oder 5ms), accuracy, drop, macs, parameters, memory, mit &lt; oder &gt;. Wird in der Studie gespeichert.</translation>
    </message>
    <message>
        <source>Constraint</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Set as A</source>
        <translation>Als A setzen</translation>
    </message>
    <message>
        <source>Set as B</source>
        <translation>Als B setzen</translation>
    </message>
    <message>
        <source>Compare with A</source>
        <translation>Mit A vergleichen</translation>
    </message>
    <message>
        <source>Export model…</source>
        <translation>Modell exportieren…</translation>
    </message>
    <message>
        <source>No favourite any more</source>
        <translation>Kein Favorit mehr</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>%1 miss the constraint</source>
        <translation>%1 erfüllen die Bedingung nicht</translation>
    </message>
    <message>
        <source>1 misses the constraint</source>
        <translation>1 erfüllt die Bedingung nicht</translation>
    </message>
</context>
</TS>
