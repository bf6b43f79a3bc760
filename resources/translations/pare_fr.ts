<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>BodyWindow</name>
    <message>
        <source>Opening %1…</source>
        <translation>Ouverture de %1…</translation>
    </message>
    <message>
        <source>Back to the main window</source>
        <translation>Retour à la fenêtre principale</translation>
    </message>
    <message>
        <source>This is shown</source>
        <translation>Affiché actuellement</translation>
    </message>
    <message>
        <source>Back to it (Alt+Up)</source>
        <translation>Y revenir (Alt+Up)</translation>
    </message>
    <message>
        <source>This one is shown</source>
        <translation>Celui-ci est affiché</translation>
    </message>
    <message>
        <source>Show this one</source>
        <translation>Afficher celui-ci</translation>
    </message>
    <message>
        <source>%1. Double click on a node with a double outline goes inside.</source>
        <translation>%1. Un double clic sur un nœud à double contour y fait entrer.</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspecteur</translation>
    </message>
    <message>
        <source>Select a layer to see what it reads, makes and is told.</source>
        <translation>Sélectionnez une couche pour voir ce qu’elle lit, ce qu’elle produit et ses attributs.</translation>
    </message>
</context>
<context>
    <name>Bookmarks</name>
    <message>
        <source>%1 layers</source>
        <translation>%1 couches</translation>
    </message>
    <message>
        <source>bookmark taken off %1</source>
        <translation>signet retiré de %1</translation>
    </message>
    <message>
        <source>bookmark on %1</source>
        <translation>signet sur %1</translation>
    </message>
</context>
<context>
    <name>ColourWords</name>
    <message>
        <source>Operator</source>
        <translation>Opérateur</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Précision</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensibilité</translation>
    </message>
    <message>
        <source>Error (SQNR)</source>
        <translation>Erreur (SQNR)</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Changements</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>Convolution</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matrice</translation>
    </message>
    <message>
        <source>Attention, recurrent</source>
        <translation>Attention, récurrent</translation>
    </message>
    <message>
        <source>Normalization</source>
        <translation>Normalisation</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Activation</translation>
    </message>
    <message>
        <source>Element-wise, pooling</source>
        <translation>Élément par élément, pooling</translation>
    </message>
    <message>
        <source>Shape, data movement</source>
        <translation>Forme, déplacement de données</translation>
    </message>
    <message>
        <source>Quantize, cast</source>
        <translation>Quantification, cast</translation>
    </message>
    <message>
        <source>Input, output</source>
        <translation>Entrée, sortie</translation>
    </message>
    <message>
        <source>fused</source>
        <translation>fusionnée</translation>
    </message>
    <message>
        <source>half of the channels gone, measured</source>
        <translation>moitié des canaux retirée, mesuré</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>non mesuré</translation>
    </message>
    <message>
        <source>to the other model, measured</source>
        <translation>par rapport à l&apos;autre modèle, mesuré</translation>
    </message>
    <message>
        <source>quantized, measured</source>
        <translation>quantifié, mesuré</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>mesuré</translation>
    </message>
    <message>
        <source>computed</source>
        <translation>calculé</translation>
    </message>
    <message>
        <source>not counted yet</source>
        <translation>pas encore compté</translation>
    </message>
    <message>
        <source>planned, computed</source>
        <translation>prévu, calculé</translation>
    </message>
    <message>
        <source>Zero weights</source>
        <translation>Poids nuls</translation>
    </message>
    <message>
        <source>Channels removed</source>
        <translation>Canaux retirés</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Cosinus</translation>
    </message>
    <message>
        <source>Relative difference</source>
        <translation>Différence relative</translation>
    </message>
    <message>
        <source>Largest difference</source>
        <translation>Plus grande différence</translation>
    </message>
</context>
<context>
    <name>CommandsDialog</name>
    <message>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>&amp;Variants</source>
        <translation>&amp;Variantes</translation>
    </message>
    <message>
        <source>Replayed by what was decided: the same bytes</source>
        <translation>Rejouées d’après ce qui a été décidé&#xa0;: les mêmes octets</translation>
    </message>
    <message>
        <source>Made anew, as they were asked for</source>
        <translation>Refaites, comme elles ont été demandées</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Enregistrer…</translation>
    </message>
    <message>
        <source>Save commands</source>
        <translation>Enregistrer les commandes</translation>
    </message>
    <message>
        <source>Shell script (*.sh)</source>
        <translation>Script shell (*.sh)</translation>
    </message>
    <message>
        <source>Wrote %1. Run it with: sh %2</source>
        <translation>%1 a été écrit. Pour l’exécuter&#xa0;: sh %2</translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source>Brings a float16 model to float32, the form that quantization starts from</source>
        <translation>Convertit un modèle float16 en float32, la forme dont part la quantification</translation>
    </message>
    <message>
        <source>Replaces what can be computed from constants by its result</source>
        <translation>Remplace par son résultat ce qui se calcule à partir de constantes</translation>
    </message>
    <message>
        <source>How much larger one result may make the file</source>
        <translation>De combien un seul résultat peut agrandir le fichier</translation>
    </message>
    <message>
        <source>Makes constants of computed shapes that are the same at every run, but for one size or those that are kept</source>
        <translation>Change en constantes les formes calculées qui sont les mêmes à chaque exécution, hormis une dimension ou celles qui sont conservées</translation>
    </message>
    <message>
        <source>Removes what has no effect: identities, dropout, reshapes and casts that change nothing, and what nothing reads</source>
        <translation>Supprime ce qui n’a aucun effet&#xa0;: identités, dropout, reshapes et casts qui ne changent rien, et ce que rien ne lit</translation>
    </message>
    <message>
        <source>Brings the model to a newer opset of ONNX, which newer number formats need</source>
        <translation>Porte le modèle à un opset ONNX plus récent, dont les formats de nombres récents ont besoin</translation>
    </message>
    <message>
        <source>The opset to reach at least; 13 is needed for weights quantized by channel</source>
        <translation>L’opset à atteindre au moins&#xa0;; 13 est nécessaire pour des poids quantifiés par canal</translation>
    </message>
    <message>
        <source>Folds batch normalization into the weights of the convolution or matrix product beside it</source>
        <translation>Fusionne la batch normalization dans les poids de la convolution ou du produit matriciel voisin</translation>
    </message>
    <message>
        <source>Folds the zeros that a Pad adds into the padding of the convolutions behind it</source>
        <translation>Fusionne les zéros qu’ajoute un Pad dans le padding des convolutions qui suivent</translation>
    </message>
    <message>
        <source>Makes one LayerNormalization of its decomposed forms</source>
        <translation>Réunit en une LayerNormalization ses formes décomposées</translation>
    </message>
    <message>
        <source>Makes one operator of decomposed activations (HardSwish, HardSigmoid, Clip, LeakyRelu, Sigmoid), which the runtime runs inside of the layer before it</source>
        <translation>Réunit en un opérateur les activations décomposées (HardSwish, HardSigmoid, Clip, LeakyRelu, Sigmoid), que le runtime exécute dans la couche qui précède</translation>
    </message>
    <message>
        <source>Writes PRelu with operators that the runtime runs inside of convolutions</source>
        <translation>Écrit PRelu avec des opérateurs que le runtime exécute à l’intérieur des convolutions</translation>
    </message>
    <message>
        <source>Folds constant factors and addends, one or one a channel, into the convolutions and matrix products beside them</source>
        <translation>Fusionne les facteurs et termes constants, un seul ou un par canal, dans les convolutions et produits matriciels voisins</translation>
    </message>
    <message>
        <source>Makes one BatchNormalization of constant factors and addends between convolutions that could not be folded</source>
        <translation>Réunit en une BatchNormalization les facteurs et termes constants entre convolutions qui n’ont pas pu être fusionnés</translation>
    </message>
    <message>
        <source>Looks up rows where one-hot rows are multiplied with a constant matrix</source>
        <translation>Lit directement les lignes là où des lignes one-hot sont multipliées par une matrice constante</translation>
    </message>
    <message>
        <source>Makes pools of means over height and width, which run in the layout of the convolutions around them</source>
        <translation>Change en pooling les moyennes sur la hauteur et la largeur, ce qui s’exécute dans la disposition des convolutions voisines</translation>
    </message>
    <message>
        <source>Runs convolutions over one axis as convolutions over two, for which the runtime has faster kernels</source>
        <translation>Exécute les convolutions sur un axe comme des convolutions sur deux, pour lesquelles le runtime a des noyaux plus rapides</translation>
    </message>
    <message>
        <source>Keeps one of several constants with the same content: a smaller file</source>
        <translation>Ne garde qu’une constante parmi celles de même contenu&#xa0;: un fichier plus petit</translation>
    </message>
    <message>
        <source>Smaller constants stay apart</source>
        <translation>Les constantes plus petites restent séparées</translation>
    </message>
    <message>
        <source>Removes the residual blocks without which the model&apos;s outputs change least</source>
        <translation>Supprime les blocs résiduels sans lesquels les sorties du modèle changent le moins</translation>
    </message>
    <message>
        <source>The largest share of the residual blocks that goes</source>
        <translation>Part maximale des blocs résiduels à supprimer</translation>
    </message>
    <message>
        <source>Which blocks go first. output-change: those without which the outputs change least on calibration data; random: as a control</source>
        <translation>Quels blocs partent d’abord. output-change&#xa0;: ceux sans lesquels les sorties changent le moins sur les données de calibration&#xa0;; random&#xa0;: à titre de contrôle</translation>
    </message>
    <message>
        <source>least-squares: layers behind a block that is gone are fitted to what they gave before, on calibration data; none: they keep their weights; auto: least-squares with calibration data, else none</source>
        <translation>least-squares&#xa0;: les couches derrière un bloc supprimé sont ajustées à ce qu’elles donnaient avant, sur les données de calibration&#xa0;; none&#xa0;: elles gardent leurs poids&#xa0;; auto&#xa0;: least-squares avec des données de calibration, sinon none</translation>
    </message>
    <message>
        <source>Samples of the calibration data that are looked at</source>
        <translation>Échantillons des données de calibration pris en compte</translation>
    </message>
    <message>
        <source>The largest share of the heads that goes: of each layer, or with a global scope of all together</source>
        <translation>Part maximale des têtes à supprimer&#xa0;: de chaque couche, ou de toutes ensemble avec un scope global</translation>
    </message>
    <message>
        <source>In place of the ratio, what the model may have at most: a size (500kB, 2.5MB), multiply-accumulates (300MMACs), a measured time (4ms), or a share of what it has (60%size, 50%macs, 50%time). The least goes that brings it there</source>
        <translation>À la place de ratio, ce que le modèle peut avoir au plus&#xa0;: une taille (500kB, 2.5MB), des multiplications-accumulations (300MMACs), un temps mesuré (4ms), ou une part de ce qu’il a (60%size, 50%macs, 50%time). Seul le minimum pour y arriver est supprimé</translation>
    </message>
    <message>
        <source>In place of ratio, budget and scope, a share for each group, by the name of a layer that makes its heads: NAME=0.5; NAME=0.25. Groups that are not named keep all</source>
        <translation>À la place de ratio, budget et scope, une part pour chaque groupe, par le nom d’une couche qui produit ses têtes&#xa0;: NAME=0.5; NAME=0.25. Les groupes non nommés gardent tout</translation>
    </message>
    <message>
        <source>per-layer: the same share everywhere; global: the least important heads of all layers together, at most nine tenths of one; isomorphic: the same, but only layers of the same structure are compared; auto: global with calibration data, else per-layer</source>
        <translation>per-layer&#xa0;: la même part partout&#xa0;; global&#xa0;: les têtes les moins importantes de toutes les couches ensemble, au plus neuf dixièmes d’une couche&#xa0;; isomorphic&#xa0;: de même, mais seules des couches de même structure sont comparées&#xa0;; auto&#xa0;: global avec des données de calibration, sinon per-layer</translation>
    </message>
    <message>
        <source>In how many rounds they go: after each, what is left is repaired (with calibration data), trained (with train) and weighed anew</source>
        <translation>En combien de tours se fait la suppression&#xa0;: après chacun, ce qui reste est réparé (avec des données de calibration), entraîné (avec train) et réévalué</translation>
    </message>
    <message>
        <source>least-squares: layers that lost inputs are fitted to what they gave before, on calibration data; none: they keep their weights; auto: least-squares with calibration data, else none</source>
        <translation>least-squares&#xa0;: les couches qui ont perdu des entrées sont ajustées à ce qu’elles donnaient avant, sur les données de calibration&#xa0;; none&#xa0;: elles gardent leurs poids&#xa0;; auto&#xa0;: least-squares avec des données de calibration, sinon none</translation>
    </message>
    <message>
        <source>After each round, what is left is trained (with --train) before it is weighed anew. distill: on what the model before the first pass gives, and on labels where there are some; fine-tune: on labels alone. All layers are trained but those that are left alone</source>
        <translation>Après chaque tour, ce qui reste est entraîné (avec --train) avant d’être réévalué. distill&#xa0;: sur ce que donne le modèle d’avant la première passe, et sur les étiquettes s’il y en a&#xa0;; fine-tune&#xa0;: sur les étiquettes seules. Toutes les couches sont entraînées, sauf celles laissées intactes</translation>
    </message>
    <message>
        <source>With train: at most so many steps a round; 0: no bound</source>
        <translation>Avec train&#xa0;: au plus ce nombre d’étapes par tour&#xa0;; 0&#xa0;: pas de limite</translation>
    </message>
    <message>
        <source>With train: a round takes no longer than about this; 0: no bound. A replay takes as many steps as were taken</source>
        <translation>Avec train&#xa0;: durée maximale approximative d’un tour&#xa0;; 0&#xa0;: pas de limite. Rejouée, la passe fait autant d’étapes qu’il en a été fait</translation>
    </message>
    <message>
        <source>With train: the largest rate of each round; 0: found by trying</source>
        <translation>Avec train&#xa0;: le taux maximal de chaque tour&#xa0;; 0&#xa0;: trouvé par essais</translation>
    </message>
    <message>
        <source>With train: other options of that pass, split by semicolons: batch=64; alpha=1; flip=true (pare passes lists them)</source>
        <translation>Avec train&#xa0;: autres options de cette passe, séparées par des points-virgules&#xa0;: batch=64; alpha=1; flip=true (pare passes les énumère)</translation>
    </message>
    <message>
        <source>Removes the neurons that matter least from the hidden layers of feed-forward blocks</source>
        <translation>Supprime les neurones qui comptent le moins dans les couches cachées des blocs feed-forward</translation>
    </message>
    <message>
        <source>The largest share of the neurons that goes: of each layer, or with a global scope of all together</source>
        <translation>Part maximale des neurones à supprimer&#xa0;: de chaque couche, ou de toutes ensemble avec un scope global</translation>
    </message>
    <message>
        <source>In place of ratio, budget and scope, a share for each group, by the name of a layer that makes its neurons: NAME=0.5; NAME=0.25. Groups that are not named keep all</source>
        <translation>À la place de ratio, budget et scope, une part pour chaque groupe, par le nom d’une couche qui produit ses neurones&#xa0;: NAME=0.5; NAME=0.25. Les groupes non nommés gardent tout</translation>
    </message>
    <message>
        <source>per-layer: the same share everywhere; global: the least important neurons of all layers together, at most nine tenths of one; isomorphic: the same, but only layers of the same structure are compared; auto: global with calibration data, else per-layer</source>
        <translation>per-layer&#xa0;: la même part partout&#xa0;; global&#xa0;: les neurones les moins importants de toutes les couches ensemble, au plus neuf dixièmes d’une couche&#xa0;; isomorphic&#xa0;: de même, mais seules des couches de même structure sont comparées&#xa0;; auto&#xa0;: global avec des données de calibration, sinon per-layer</translation>
    </message>
    <message>
        <source>Layers with more channels than this keep a multiple of it; 1: any count; 0: what runs fast, 16 in layers of 64 channels and more, 8 in smaller ones</source>
        <translation>Les couches qui ont plus de canaux en gardent un multiple de ce nombre&#xa0;; 1&#xa0;: n’importe quel nombre&#xa0;; 0&#xa0;: ce qui s’exécute vite, 16 dans les couches de 64 canaux et plus, 8 dans les plus petites</translation>
    </message>
    <message>
        <source>No layer keeps fewer channels than this</source>
        <translation>Nombre minimal de canaux que garde une couche</translation>
    </message>
    <message>
        <source>Removes channels that are normalized together (the width of a transformer) from all layers that write or read them</source>
        <translation>Supprime les canaux normalisés ensemble (la largeur d’un transformer) de toutes les couches qui les écrivent ou les lisent</translation>
    </message>
    <message>
        <source>The largest share of the channels that goes: of each layer, or with a global scope of all together</source>
        <translation>Part maximale des canaux à supprimer&#xa0;: de chaque couche, ou de toutes ensemble avec un scope global</translation>
    </message>
    <message>
        <source>In place of ratio, budget and scope, a share for each group, by the name of a layer that makes its channels: NAME=0.5; NAME=0.25. Groups that are not named keep all</source>
        <translation>À la place de ratio, budget et scope, une part pour chaque groupe, par le nom d’une couche qui produit ses canaux&#xa0;: NAME=0.5; NAME=0.25. Les groupes non nommés gardent tout</translation>
    </message>
    <message>
        <source>per-layer: the same share everywhere; global: the least important channels of all layers together, at most nine tenths of one; isomorphic: the same, but only layers of the same structure are compared; auto: global with calibration data, else per-layer</source>
        <translation>per-layer&#xa0;: la même part partout&#xa0;; global&#xa0;: les canaux les moins importants de toutes les couches ensemble, au plus neuf dixièmes d’une couche&#xa0;; isomorphic&#xa0;: de même, mais seules des couches de même structure sont comparées&#xa0;; auto&#xa0;: global avec des données de calibration, sinon per-layer</translation>
    </message>
    <message>
        <source>Removes the channels that matter least from convolutions and matrix products, wherever they are used</source>
        <translation>Supprime les canaux qui comptent le moins des convolutions et produits matriciels, partout où ils servent</translation>
    </message>
    <message>
        <source>Makes two smaller layers of lower rank of one large one: fewer weights and less to compute</source>
        <translation>Change une grande couche en deux plus petites de rang inférieur&#xa0;: moins de poids et moins de calculs</translation>
    </message>
    <message>
        <source>The share of the weights of these layers that goes</source>
        <translation>Part des poids de ces couches à supprimer</translation>
    </message>
    <message>
        <source>global: the share of all layers together, taken where least is lost, so that layers that need their rank stay whole; per-layer: the same share of each</source>
        <translation>global&#xa0;: la part de toutes les couches ensemble, prise là où la perte est la plus faible, pour que les couches qui ont besoin de leur rang restent entières&#xa0;; per-layer&#xa0;: la même part de chacune</translation>
    </message>
    <message>
        <source>Which directions stay. activation: those that carry most of what the layer gives on calibration data; weights: those of the weights; auto: activation with calibration data, else weights</source>
        <translation>Quelles directions restent. activation&#xa0;: celles qui portent l’essentiel de ce que la couche donne sur les données de calibration&#xa0;; weights&#xa0;: celles des poids&#xa0;; auto&#xa0;: activation avec des données de calibration, sinon weights</translation>
    </message>
    <message>
        <source>Ranks above it are a multiple of it, which runs faster</source>
        <translation>Les rangs supérieurs à ce nombre en sont un multiple, ce qui s’exécute plus vite</translation>
    </message>
    <message>
        <source>Sets the smallest weights to zero: smaller only when compressed, no faster on a CPU</source>
        <translation>Met à zéro les plus petits poids&#xa0;: plus petit seulement une fois compressé, pas plus rapide sur CPU</translation>
    </message>
    <message>
        <source>The share of weights that become zero; not used with a pattern</source>
        <translation>Part des poids mis à zéro&#xa0;; ne sert pas avec un motif</translation>
    </message>
    <message>
        <source>per-layer: the same share of each; global: the smallest weights of all layers together</source>
        <translation>per-layer&#xa0;: la même part de chacune&#xa0;; global&#xa0;: les plus petits poids de toutes les couches ensemble</translation>
    </message>
    <message>
        <source>N:M (2:4, 1:4, 4:8): of every M weights that are summed in a row, N stay, as some accelerators want it; none: no pattern</source>
        <translation>N:M (2:4, 1:4, 4:8)&#xa0;: sur M poids additionnés à la suite, N restent, comme le veulent certains accélérateurs&#xa0;; none&#xa0;: pas de motif</translation>
    </message>
    <message>
        <source>magnitude: the smallest go; activation: those that add least to the result on calibration data, in each row by itself; auto: activation with calibration data, else magnitude</source>
        <translation>magnitude&#xa0;: les plus petits partent&#xa0;; activation&#xa0;: ceux qui ajoutent le moins au résultat sur les données de calibration, ligne par ligne&#xa0;; auto&#xa0;: activation avec des données de calibration, sinon magnitude</translation>
    </message>
    <message>
        <source>least-squares: what stays is changed so that it makes up for what goes, on calibration data; none: it keeps its values; auto: least-squares with calibration data, else none</source>
        <translation>least-squares&#xa0;: ce qui reste est modifié pour compenser ce qui part, sur les données de calibration&#xa0;; none&#xa0;: cela garde ses valeurs&#xa0;; auto&#xa0;: least-squares avec des données de calibration, sinon none</translation>
    </message>
    <message>
        <source>Trains the weights on labelled data</source>
        <translation>Entraîne les poids sur des données étiquetées</translation>
    </message>
    <message>
        <source>Walks through the training data; may be a part of one</source>
        <translation>Parcours des données d’entraînement&#xa0;; une fraction est possible</translation>
    </message>
    <message>
        <source>At most so many steps, whatever the epochs say; 0: no bound</source>
        <translation>Au plus ce nombre d’étapes, quoi que disent les epochs&#xa0;; 0&#xa0;: pas de limite</translation>
    </message>
    <message>
        <source>Samples in one step; where the model takes fewer at once, gradients are added up</source>
        <translation>Échantillons par étape&#xa0;; si le modèle en prend moins à la fois, les gradients sont additionnés</translation>
    </message>
    <message>
        <source>The largest rate: it rises to it and falls as a cosine; 0: found by trying, four of them for a few steps each, by the held-out part</source>
        <translation>Le taux maximal&#xa0;: montée jusqu’à lui, puis descente en cosinus&#xa0;; 0&#xa0;: trouvé par essais, quatre taux pendant quelques étapes chacun, d’après la part de validation</translation>
    </message>
    <message>
        <source>adamw, or sgd with Nesterov&apos;s momentum (then learning_rate wants to be about 0.01 to 0.1)</source>
        <translation>adamw, ou sgd avec le momentum de Nesterov (learning_rate devrait alors être d’environ 0.01 à 0.1)</translation>
    </message>
    <message>
        <source>How much weights are drawn to 0; biases and scales are not</source>
        <translation>Force avec laquelle les poids sont attirés vers 0&#xa0;; les biais et les échelles ne le sont pas</translation>
    </message>
    <message>
        <source>Of sgd</source>
        <translation>Pour sgd</translation>
    </message>
    <message>
        <source>Share of the steps in which the rate rises</source>
        <translation>Part des étapes où le taux monte</translation>
    </message>
    <message>
        <source>Longest gradient of all weights together; 0 leaves them as long as they are</source>
        <translation>Norme maximale du gradient de tous les poids ensemble&#xa0;; 0 le laisse tel quel</translation>
    </message>
    <message>
        <source>Pictures: mirrored half of the time</source>
        <translation>Images&#xa0;: en miroir une fois sur deux</translation>
    </message>
    <message>
        <source>Pictures: moved by up to so many places</source>
        <translation>Images&#xa0;: décalées d’au plus ce nombre de pixels</translation>
    </message>
    <message>
        <source>Share of the batches whose samples are blended with each other, for a teacher or labels that say what the blend is; not for codes of words</source>
        <translation>Part des batches dont les échantillons sont mélangés entre eux, pour un enseignant ou des étiquettes qui disent ce qu’est le mélange&#xa0;; pas pour des codes de mots</translation>
    </message>
    <message>
        <source>train: BatchNormalization takes each batch&apos;s mean and variance and learns the running ones; frozen: it keeps them</source>
        <translation>train&#xa0;: BatchNormalization prend la moyenne et la variance de chaque batch et apprend les moyennes glissantes&#xa0;; frozen&#xa0;: elle garde les siennes</translation>
    </message>
    <message>
        <source>Weights that are exactly 0 stay 0: auto (where pruning made them), true, false</source>
        <translation>Les poids exactement nuls restent à 0&#xa0;: auto (là où l’élagage les a mis à zéro), true, false</translation>
    </message>
    <message>
        <source>Trains the weights to give what a teacher gives; needs no labels</source>
        <translation>Entraîne les poids à donner ce que donne un enseignant&#xa0;; ne nécessite pas d’étiquettes</translation>
    </message>
    <message>
        <source>An ONNX file with the same inputs and outputs; empty: the model before the first pass</source>
        <translation>Un fichier ONNX avec les mêmes entrées et sorties&#xa0;; vide&#xa0;: le modèle d’avant la première passe</translation>
    </message>
    <message>
        <source>Share of the teacher beside labels; without labels the teacher is all there is</source>
        <translation>Part de l’enseignant à côté des étiquettes&#xa0;; sans étiquettes, il n’y a que l’enseignant</translation>
    </message>
    <message>
        <source>Softens the scores of both models, so that the teacher&apos;s second choices count</source>
        <translation>Adoucit les scores des deux modèles, pour que les seconds choix de l’enseignant comptent</translation>
    </message>
    <message>
        <source>kl: scores as distributions; mse: outputs as numbers; auto: kl for class scores</source>
        <translation>kl&#xa0;: les scores comme distributions&#xa0;; mse&#xa0;: les sorties comme nombres&#xa0;; auto&#xa0;: kl pour des scores de classes</translation>
    </message>
    <message>
        <source>Labels of the training data are learned beside the teacher, where there are some</source>
        <translation>Les étiquettes des données d’entraînement sont apprises à côté de l’enseignant, s’il y en a</translation>
    </message>
    <message>
        <source>Of inner values beside the outputs</source>
        <translation>Poids des valeurs internes à côté des sorties</translation>
    </message>
    <message>
        <source>Stores weights as 16-bit floats, or computes in them</source>
        <translation>Stocke les poids en flottants de 16 bits, ou calcule avec eux</translation>
    </message>
    <message>
        <source>folded: half of the file at float32 speed; compute: float16 arithmetic for targets that have it</source>
        <translation>folded&#xa0;: un fichier deux fois plus petit à la vitesse de float32&#xa0;; compute&#xa0;: calcul en float16 pour les cibles qui en disposent</translation>
    </message>
    <message>
        <source>Smaller constants stay as they are</source>
        <translation>Les constantes plus petites restent telles quelles</translation>
    </message>
    <message>
        <source>safe: sums, exponentials, roots and normalizations stay float32; all: everything that can be float16 is</source>
        <translation>safe&#xa0;: les sommes, exponentielles, racines et normalisations restent en float32&#xa0;; all&#xa0;: tout ce qui peut être en float16 l’est</translation>
    </message>
    <message>
        <source>Evens out the channels between two layers, so that 8 bits, or fewer in the weights, serve all of them</source>
        <translation>Équilibre les canaux entre deux couches, pour que 8 bits, ou moins pour les poids, conviennent à tous</translation>
    </message>
    <message>
        <source>activations: 8 bits on both sides of the layers behind (SmoothQuant); weights: fewer bits in weights only, which channels of large values need most (AWQ): quantize-weights comes next</source>
        <translation>activations&#xa0;: 8 bits des deux côtés des couches qui suivent (SmoothQuant)&#xa0;; weights&#xa0;: moins de bits pour les poids seulement, en ménageant ceux dont les canaux de grandes valeurs ont le plus besoin (AWQ)&#xa0;: quantize-weights vient ensuite</translation>
    </message>
    <message>
        <source>Bits of one weight (for=weights)</source>
        <translation>Bits par poids (for=weights)</translation>
    </message>
    <message>
        <source>Weights that share a scale (for=weights): 16, 32, 64, 128 or 256; 0: as quantize-weights chooses</source>
        <translation>Poids qui partagent une échelle (for=weights)&#xa0;: 16, 32, 64, 128 ou 256&#xa0;; 0&#xa0;: comme quantize-weights le choisit</translation>
    </message>
    <message>
        <source>Evens out the channels between a layer normalization and the products behind it, so that 8 bits, or fewer in the weights, serve all of them</source>
        <translation>Équilibre les canaux entre une layer normalization et les produits qui la suivent, pour que 8 bits, ou moins pour les poids, conviennent à tous</translation>
    </message>
    <message>
        <source>Int8 weights and activations, with ranges from calibration data</source>
        <translation>Poids et activations en int8, avec des plages tirées des données de calibration</translation>
    </message>
    <message>
        <source>How ranges come from what was seen; moving-average: each sample&apos;s extremes, averaged; octav: least squared error by an equation; auto: for each value the one that makes the least error at the layers that read it</source>
        <translation>Comment les plages sont tirées de ce qui a été vu&#xa0;; moving-average&#xa0;: la moyenne des extrêmes de chaque échantillon&#xa0;; octav&#xa0;: l’erreur quadratique minimale par une équation&#xa0;; auto&#xa0;: pour chaque valeur, celui qui cause le moins d’erreur dans les couches qui la lisent</translation>
    </message>
    <message>
        <source>Share of the values that the range keeps (calibrator=percentile)</source>
        <translation>Part des valeurs que garde la plage (calibrator=percentile)</translation>
    </message>
    <message>
        <source>Which operators, separated by commas; all but Conv, MatMul and Gemm only between quantized layers (Softmax is possible there too)</source>
        <translation>Quels opérateurs, séparés par des virgules&#xa0;; tous sauf Conv, MatMul et Gemm ne le sont qu’entre des couches quantifiées (Softmax y est aussi possible)</translation>
    </message>
    <message>
        <source>One scale for each output channel of a weight instead of one for all</source>
        <translation>Une échelle pour chaque canal de sortie d’un poids au lieu d’une pour tous</translation>
    </message>
    <message>
        <source>nearest: each weight by itself. By what the layer reads on calibration data, never worse there than nearest: gptq: together, so that what one is off is made up for by others (the least error, and fast); seq-mse: to nearest, by the scale that changes the layer&apos;s result least; adaround: up or down, learned by gradient descent (seconds to minutes a layer). auto: nearest</source>
        <translation>nearest&#xa0;: chaque poids pour lui-même. D’après ce que la couche lit sur les données de calibration, et jamais pire que nearest sur celles-ci&#xa0;: gptq&#xa0;: ensemble, l’écart de l’un étant compensé par les autres (la plus petite erreur, et rapide)&#xa0;; seq-mse&#xa0;: au plus proche, avec l’échelle qui change le moins le résultat de la couche&#xa0;; adaround&#xa0;: vers le haut ou vers le bas, appris par descente de gradient (de quelques secondes à quelques minutes par couche). auto&#xa0;: nearest</translation>
    </message>
    <message>
        <source>What rounding shifts on average is taken off the biases, layer by layer, by what calibration data show; undone where the outputs do not come nearer</source>
        <translation>Ce que l’arrondi décale en moyenne est retiré des biais, couche par couche, d’après les données de calibration&#xa0;; annulé là où les sorties ne se rapprochent pas</translation>
    </message>
    <message>
        <source>u8 for x86; s8 for TensorRT and ARM</source>
        <translation>u8 pour x86&#xa0;; s8 pour TensorRT et ARM</translation>
    </message>
    <message>
        <source>Activations with the zero point in the middle, as TensorRT wants them</source>
        <translation>Activations avec le point zéro au milieu, comme le veut TensorRT</translation>
    </message>
    <message>
        <source>int32: as integer kernels add it; float: for TensorRT, which takes no integers of 32 bits, and slow in ONNX Runtime</source>
        <translation>int32&#xa0;: tel que l’ajoutent les noyaux entiers&#xa0;; float&#xa0;: pour TensorRT, qui n’accepte pas d’entiers de 32 bits, et lent dans ONNX Runtime</translation>
    </message>
    <message>
        <source>Whether depthwise convolutions are quantized too: more accurate in float, faster or slower by what is around them</source>
        <translation>Si les convolutions depthwise sont aussi quantifiées&#xa0;: plus exactes en flottant, plus rapides ou plus lentes selon ce qui les entoure</translation>
    </message>
    <message>
        <source>7-bit weights, so that sums cannot saturate on CPUs without VNNI</source>
        <translation>Poids sur 7 bits, pour que les sommes ne puissent pas saturer sur les CPU sans VNNI</translation>
    </message>
    <message>
        <source>Layers with fewer weights stay as they are</source>
        <translation>Les couches qui ont moins de poids restent telles quelles</translation>
    </message>
    <message>
        <source>Names of layers that stay as they are, separated by commas</source>
        <translation>Noms des couches qui restent telles quelles, séparés par des virgules</translation>
    </message>
    <message>
        <source>Trains integers and scales of a quantized graph with the rounding in the loop</source>
        <translation>Entraîne les entiers et les échelles d’un graphe quantifié avec l’arrondi dans la boucle</translation>
    </message>
    <message>
        <source>Scales of weights and activations are learned too</source>
        <translation>Les échelles des poids et des activations sont apprises aussi</translation>
    </message>
    <message>
        <source>Float weights are rounded to so many bits in the loop, as quantize-weights stores them (2, 3, 4, 8); 0: as they are</source>
        <translation>Les poids flottants sont arrondis à ce nombre de bits dans la boucle, comme quantize-weights les stocke (2, 3, 4, 8)&#xa0;; 0&#xa0;: tels quels</translation>
    </message>
    <message>
        <source>With bits: weights that share a scale; 0: chosen as quantize-weights chooses</source>
        <translation>Avec bits&#xa0;: poids qui partagent une échelle&#xa0;; 0&#xa0;: choisi comme le fait quantize-weights</translation>
    </message>
    <message>
        <source>With bits: layers with fewer weights stay float</source>
        <translation>Avec bits&#xa0;: les couches qui ont moins de poids restent en flottant</translation>
    </message>
    <message>
        <source>Int8 weights, inputs quantized as they arrive: for matrix products and recurrent layers, without calibration data</source>
        <translation>Poids en int8, entrées quantifiées à leur arrivée&#xa0;: pour produits matriciels et couches récurrentes, sans données de calibration</translation>
    </message>
    <message>
        <source>Which operators, separated by commas; Conv is possible</source>
        <translation>Quels opérateurs, séparés par des virgules&#xa0;; Conv est possible</translation>
    </message>
    <message>
        <source>How convolutions compute: product: their windows as rows of a matrix product; conv-integer: ConvInteger, measured at a quarter of float32&apos;s speed or less</source>
        <translation>Comment calculent les convolutions&#xa0;: product&#xa0;: leurs fenêtres comme lignes d’un produit matriciel&#xa0;; conv-integer&#xa0;: ConvInteger, mesuré à un quart de la vitesse de float32 ou moins</translation>
    </message>
    <message>
        <source>Stores weights in 8, 4, 3 or 2 bits; activations stay float32</source>
        <translation>Stocke les poids sur 8, 4, 3 ou 2 bits&#xa0;; les activations restent en float32</translation>
    </message>
    <message>
        <source>Bits of one weight</source>
        <translation>Bits par poids</translation>
    </message>
    <message>
        <source>Bits of single layers instead: NAME=4; NAME=2; NAME=float. The preset mixed-bits finds them</source>
        <translation>Bits de certaines couches à la place&#xa0;: NAME=4; NAME=2; NAME=float. Le préréglage mixed-bits les trouve</translation>
    </message>
    <message>
        <source>Weights that share a scale: 16, 32, 64, 128 or 256; 0: chosen</source>
        <translation>Poids qui partagent une échelle&#xa0;: 16, 32, 64, 128 ou 256&#xa0;; 0&#xa0;: choisi</translation>
    </message>
    <message>
        <source>nearest: each weight by itself. By what the layer reads on calibration data, never worse there than nearest: gptq: together, so that what one is off is made up for by others (the least error, and fast); seq-mse: to nearest, by the scale that changes the layer&apos;s result least; adaround: up or down, learned by gradient descent (seconds to minutes a layer). auto: gptq at 4 bits and below with calibration data, else nearest</source>
        <translation>nearest&#xa0;: chaque poids pour lui-même. D’après ce que la couche lit sur les données de calibration, et jamais pire que nearest sur celles-ci&#xa0;: gptq&#xa0;: ensemble, l’écart de l’un étant compensé par les autres (la plus petite erreur, et rapide)&#xa0;; seq-mse&#xa0;: au plus proche, avec l’échelle qui change le moins le résultat de la couche&#xa0;; adaround&#xa0;: vers le haut ou vers le bas, appris par descente de gradient (de quelques secondes à quelques minutes par couche). auto&#xa0;: gptq à 4 bits et moins avec des données de calibration, sinon nearest</translation>
    </message>
    <message>
        <source>Samples of the calibration data that are looked at (rounding by data)</source>
        <translation>Échantillons des données de calibration pris en compte (arrondi d’après les données)</translation>
    </message>
    <message>
        <source>Which operators, separated by commas</source>
        <translation>Quels opérateurs, séparés par des virgules</translation>
    </message>
    <message>
        <source>Attention first</source>
        <translation>L’attention d’abord</translation>
    </message>
    <message>
        <source>Careful INT8</source>
        <translation>INT8 prudent</translation>
    </message>
    <message>
        <source>When the guard is tight: measures how much each layer loses in INT8 and keeps the most sensitive ones in float until the loss is within the guard.</source>
        <translation>Quand le garde-fou est serré&#xa0;: mesure ce que chaque couche perd en INT8 et garde les plus sensibles en flottant jusqu’à ce que la perte respecte le garde-fou.</translation>
    </message>
    <message>
        <source>Half size, float16 storage</source>
        <translation>Moitié de taille, stockage float16</translation>
    </message>
    <message>
        <source>Half the file with practically no loss, at the source&apos;s speed: weights are stored as float16 and widened when the model is loaded.</source>
        <translation>Un fichier deux fois plus petit presque sans perte, à la vitesse de la source&#xa0;: les poids sont stockés en float16 et élargis au chargement du modèle.</translation>
    </message>
    <message>
        <source>4-bit weights</source>
        <translation>Poids sur 4 bits</translation>
    </message>
    <message>
        <source>For models whose size is in their weights (language models, large MatMuls): 4 bits a weight, block-wise. With calibration data, weights are rounded together by what their layers read.</source>
        <translation>Pour les modèles dont la taille est dans les poids (modèles de langue, grands MatMul)&#xa0;: 4 bits par poids, par blocs. Avec des données de calibration, les poids sont arrondis ensemble d’après ce que lisent leurs couches.</translation>
    </message>
    <message>
        <source>INT8, the quick win</source>
        <translation>INT8, le gain rapide</translation>
    </message>
    <message>
        <source>First choice for any model: tries static, dynamic and stored INT8, measures each, and delivers the best that is smaller, faster and within the guard.</source>
        <translation>Premier choix pour tout modèle&#xa0;: essaie INT8 statique, dynamique et stocké, mesure chacun et livre le meilleur qui soit plus petit, plus rapide et dans le garde-fou.</translation>
    </message>
    <message>
        <source>INT8 for transformers</source>
        <translation>INT8 pour transformers</translation>
    </message>
    <message>
        <source>For language and vision transformers: dynamic INT8 for MatMul and Gemm, embeddings stored in INT8.</source>
        <translation>Pour les transformers de langue et de vision&#xa0;: INT8 dynamique pour MatMul et Gemm, embeddings stockés en INT8.</translation>
    </message>
    <message>
        <source>Low rank, then INT8</source>
        <translation>Rang faible, puis INT8</translation>
    </message>
    <message>
        <source>Fewer weights by low rank</source>
        <translation>Moins de poids par rang faible</translation>
    </message>
    <message>
        <source>Fewest bits that the guard allows</source>
        <translation>Le moins de bits que permet le garde-fou</translation>
    </message>
    <message>
        <source>When the file counts most and speed shall stay: stores each layer&apos;s weights in 2, 3, 4 or 8 bits or leaves them in float, by what that costs the outputs and saves in bytes, measures each choice, and delivers the smallest that is within the guard. Calibration data makes few bits lose less.</source>
        <translation>Quand le fichier compte le plus et que la vitesse doit rester&#xa0;: stocke les poids de chaque couche sur 2, 3, 4 ou 8 bits ou les laisse en flottant, selon ce que cela coûte aux sorties et économise en octets, mesure chaque choix et livre le plus petit qui respecte le garde-fou. Avec des données de calibration, peu de bits perdent moins.</translation>
    </message>
    <message>
        <source>Prune 30 %, then INT8</source>
        <translation>Élaguer 30&#xa0;%, puis INT8</translation>
    </message>
    <message>
        <source>For convolutional networks with room to spare: 30 % of the channels go and, with calibration data, the rest is fitted to make up for them; then static INT8 where calibration data is given, dynamic where not.</source>
        <translation>Pour les réseaux convolutifs qui ont de la marge&#xa0;: 30&#xa0;% des canaux partent et, avec des données de calibration, le reste est ajusté pour les compenser&#xa0;; puis INT8 statique s’il y a des données de calibration, dynamique sinon.</translation>
    </message>
    <message>
        <source>Prune 30 % of the channels</source>
        <translation>Élaguer 30&#xa0;% des canaux</translation>
    </message>
    <message>
        <source>Removes the 30 % of the channels that matter least. With calibration data it sees which these are, takes more from layers that can do without, and fits what is left to make up for them; without, it takes the same share of every layer by the weights alone and usually wants fine-tuning afterwards, which the measured accuracy shows.</source>
        <translation>Supprime les 30&#xa0;% des canaux qui comptent le moins. Avec des données de calibration, il voit lesquels, en prend plus aux couches qui peuvent s’en passer et ajuste ce qui reste pour les compenser&#xa0;; sans elles, il prend la même part à chaque couche d’après les poids seuls et demande en général un affinage ensuite, ce que montre l’exactitude mesurée.</translation>
    </message>
    <message>
        <source>Prune 50 % of the channels</source>
        <translation>Élaguer 50&#xa0;% des canaux</translation>
    </message>
    <message>
        <source>Removes the 50 % of the channels that matter least. With calibration data it sees which these are, takes more from layers that can do without, and fits what is left to make up for them; without, it takes the same share of every layer by the weights alone and usually wants fine-tuning afterwards, which the measured accuracy shows.</source>
        <translation>Supprime les 50&#xa0;% des canaux qui comptent le moins. Avec des données de calibration, il voit lesquels, en prend plus aux couches qui peuvent s’en passer et ajuste ce qui reste pour les compenser&#xa0;; sans elles, il prend la même part à chaque couche d’après les poids seuls et demande en général un affinage ensuite, ce que montre l’exactitude mesurée.</translation>
    </message>
    <message>
        <source>As many channels as the guard allows</source>
        <translation>Autant de canaux que permet le garde-fou</translation>
    </message>
    <message>
        <source>When it is not known how much a network can do without: removes a tenth to two thirds of the channels where least is lost, or the same share everywhere, or of each layer its own share by what its loss costs and brings; fits what is left on calibration data, measures each, and delivers the best that is within the guard.</source>
        <translation>Quand on ne sait pas de combien un réseau peut se passer&#xa0;: supprime d’un dixième à deux tiers des canaux là où la perte est la plus faible, ou la même part partout, ou de chaque couche sa propre part selon ce que sa perte coûte et rapporte&#xa0;; ajuste ce qui reste sur les données de calibration, mesure chaque choix et livre le meilleur qui respecte le garde-fou.</translation>
    </message>
    <message>
        <source>Fewer residual blocks</source>
        <translation>Moins de blocs résiduels</translation>
    </message>
    <message>
        <source>For networks of many blocks with a connection around each (transformers, residual networks): removes whole blocks, those without which the outputs change least on calibration data, measures each step from an eighth to a half of them, and delivers the best that is within the guard.</source>
        <translation>Pour les réseaux de nombreux blocs, chacun contourné par une connexion (transformers, réseaux résiduels)&#xa0;: supprime des blocs entiers, ceux sans lesquels les sorties changent le moins sur les données de calibration, mesure chaque étape d’un huitième à la moitié d’entre eux et livre le meilleur résultat qui respecte le garde-fou.</translation>
    </message>
    <message>
        <source>Prune, recover, INT8</source>
        <translation>Élaguer, récupérer, INT8</translation>
    </message>
    <message>
        <source>4-bit weights with training</source>
        <translation>Poids sur 4 bits avec entraînement</translation>
    </message>
    <message>
        <source>INT8 with training</source>
        <translation>INT8 avec entraînement</translation>
    </message>
    <message>
        <source>When static INT8 loses too much: quantizes statically, then trains integers and scales with the rounding in the loop. Takes minutes.</source>
        <translation>Quand INT8 statique perd trop&#xa0;: quantifie en statique, puis entraîne les entiers et les échelles avec l’arrondi dans la boucle. Prend quelques minutes.</translation>
    </message>
    <message>
        <source>Recover by training</source>
        <translation>Récupérer par entraînement</translation>
    </message>
    <message>
        <source>After anything that lost accuracy, in minutes: trains the weights to give again what the model before the first step gave (--teacher names another), and labels where the training data has some. Needs no labels. On the command line it follows the passes that lost something: --pass prune-channels,ratio=0.5 --preset recover.</source>
        <translation>Après tout ce qui a coûté de l’exactitude, en quelques minutes&#xa0;: entraîne les poids à redonner ce que donnait le modèle d’avant la première étape (--teacher en nomme un autre), et les étiquettes si les données d’entraînement en ont. Ne nécessite pas d’étiquettes. En ligne de commande, il suit les passes qui ont perdu quelque chose&#xa0;: --pass prune-channels,ratio=0.5 --preset recover.</translation>
    </message>
    <message>
        <source>Everything together</source>
        <translation>Tout ensemble</translation>
    </message>
    <message>
        <source>A student of half the size</source>
        <translation>Un élève deux fois plus petit</translation>
    </message>
    <message>
        <source>Makes a smaller network out of the model, once with half of its channels, heads and neurons, once with every second of its blocks where it has such, and trains each on what the model gives, and labels where the training data has some; delivers the best within the guard. Takes minutes.</source>
        <translation>Fait du modèle un réseau plus petit, une fois avec la moitié de ses canaux, têtes et neurones, une fois avec un bloc sur deux s’il en a, et entraîne chacun sur ce que donne le modèle, et sur les étiquettes si les données d’entraînement en ont&#xa0;; livre le meilleur dans le garde-fou. Prend quelques minutes.</translation>
    </message>
    <message>
        <source>Top-1 accuracy</source>
        <translation>Exactitude top-1</translation>
    </message>
    <message>
        <source>Top-5 accuracy</source>
        <translation>Exactitude top-5</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>Exactitude équilibrée</translation>
    </message>
    <message>
        <source>F1, mean over classes</source>
        <translation>F1, moyenne des classes</translation>
    </message>
    <message>
        <source>Area under the ROC curve</source>
        <translation>Aire sous la courbe ROC</translation>
    </message>
    <message>
        <source>Mean absolute error</source>
        <translation>Erreur absolue moyenne</translation>
    </message>
    <message>
        <source>Root mean squared error</source>
        <translation>Racine de l’erreur quadratique moyenne</translation>
    </message>
    <message>
        <source>R²</source>
        <translation>R²</translation>
    </message>
    <message>
        <source>Cosine similarity</source>
        <translation>Similarité cosinus</translation>
    </message>
    <message>
        <source>Mean intersection over union</source>
        <translation>IoU moyenne</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>Perplexité</translation>
    </message>
    <message>
        <source>Token accuracy</source>
        <translation>Exactitude des tokens</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Accord</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>opérateur</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>poids</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>précision</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>forme</translation>
    </message>
    <message>
        <source>attributes</source>
        <translation>attributs</translation>
    </message>
    <message>
        <source>inputs</source>
        <translation>entrées</translation>
    </message>
    <message>
        <source>added</source>
        <translation>ajoutée</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>supprimée</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>inchangée</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>attention</translation>
    </message>
    <message>
        <source>feed-forward</source>
        <translation>feed-forward</translation>
    </message>
    <message>
        <source>convolution</source>
        <translation>convolution</translation>
    </message>
    <message>
        <source>residual block</source>
        <translation>bloc résiduel</translation>
    </message>
    <message>
        <source>transformer block</source>
        <translation>bloc transformer</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>Formes</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Couches</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordre</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>Positions</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>lecture</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>écriture</translation>
    </message>
    <message>
        <source>writing recipe, report and model card</source>
        <translation>écriture de la recette, du rapport et de la fiche de modèle</translation>
    </message>
    <message>
        <source>storing the variant</source>
        <translation>stockage de la variante</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>démarrage</translation>
    </message>
    <message>
        <source>loading the model</source>
        <translation>chargement du modèle</translation>
    </message>
    <message>
        <source>loading the source</source>
        <translation>chargement de la source</translation>
    </message>
    <message>
        <source>evaluating the source</source>
        <translation>évaluation de la source</translation>
    </message>
    <message>
        <source>evaluating</source>
        <translation>évaluation</translation>
    </message>
    <message>
        <source>timing the source</source>
        <translation>chronométrage de la source</translation>
    </message>
    <message>
        <source>timing</source>
        <translation>chronométrage</translation>
    </message>
    <message>
        <source>measuring throughput</source>
        <translation>mesure du débit</translation>
    </message>
    <message>
        <source>measuring memory</source>
        <translation>mesure de la mémoire</translation>
    </message>
    <message>
        <source>verifying the written file</source>
        <translation>vérification du fichier écrit</translation>
    </message>
    <message>
        <source>preparing</source>
        <translation>préparation</translation>
    </message>
    <message>
        <source>making the float model</source>
        <translation>création du modèle flottant</translation>
    </message>
    <message>
        <source>measuring all layers at once</source>
        <translation>mesure de toutes les couches à la fois</translation>
    </message>
    <message>
        <source>measuring all but one</source>
        <translation>mesure de toutes sauf une</translation>
    </message>
    <message>
        <source>measuring sensitivities</source>
        <translation>mesure des sensibilités</translation>
    </message>
    <message>
        <source>measuring what few bits cost each layer</source>
        <translation>mesure de ce que peu de bits coûtent à chaque couche</translation>
    </message>
    <message>
        <source>following channels</source>
        <translation>suivi des canaux</translation>
    </message>
    <message>
        <source>following neurons</source>
        <translation>suivi des neurones</translation>
    </message>
    <message>
        <source>following heads</source>
        <translation>suivi des têtes</translation>
    </message>
    <message>
        <source>removing a part and weighing the rest anew</source>
        <translation>suppression d’une partie et réévaluation du reste</translation>
    </message>
    <message>
        <source>looking for the least that has to go</source>
        <translation>recherche du minimum à supprimer</translation>
    </message>
    <message>
        <source>correcting biases</source>
        <translation>correction des biais</translation>
    </message>
    <message>
        <source>repairing layers</source>
        <translation>réparation des couches</translation>
    </message>
    <message>
        <source>comparing layers</source>
        <translation>comparaison des couches</translation>
    </message>
    <message>
        <source>timing a step</source>
        <translation>chronométrage d’une étape</translation>
    </message>
    <message>
        <source>reading the training data</source>
        <translation>lecture des données d’entraînement</translation>
    </message>
    <message>
        <source>comparing with the evaluation data</source>
        <translation>comparaison avec les données d’évaluation</translation>
    </message>
    <message>
        <source>weighing by gradients</source>
        <translation>évaluation par les gradients</translation>
    </message>
    <message>
        <source>tracing second derivatives</source>
        <translation>trace des dérivées secondes</translation>
    </message>
    <message>
        <source>Max growth</source>
        <translation>Croissance max</translation>
    </message>
    <message>
        <source>KiB</source>
        <translation>Kio</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Vers</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Forme</translation>
    </message>
    <message>
        <source>Min bytes</source>
        <translation>Octets min</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>octets</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Taux</translation>
    </message>
    <message>
        <source>Importance</source>
        <translation>Importance</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Réparation</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Échantillons</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>Ratios</source>
        <translation>Taux par groupe</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Portée</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>Tours</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entraîner</translation>
    </message>
    <message>
        <source>Train steps</source>
        <translation>Étapes d’entraînement</translation>
    </message>
    <message>
        <source>no bound</source>
        <translation>sans limite</translation>
    </message>
    <message>
        <source>Train minutes</source>
        <translation>Minutes d’entraînement</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Taux d’apprentissage</translation>
    </message>
    <message>
        <source>found by trying</source>
        <translation>trouvé par essais</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Multiple</source>
        <translation>Multiple</translation>
    </message>
    <message>
        <source>channels</source>
        <translation>canaux</translation>
    </message>
    <message>
        <source>what runs fast</source>
        <translation>ce qui est rapide</translation>
    </message>
    <message>
        <source>Min channels</source>
        <translation>Canaux min</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Époques</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>échantillons</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Optimiseur</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Weight decay</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momentum</translation>
    </message>
    <message>
        <source>Warmup</source>
        <translation>Échauffement</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>Écrêtage du gradient</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>Miroir</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Décalage</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>pixels</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>Mélange</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>Validation</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>Patience</translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>Batch norm</source>
        <translation>Batch norm</translation>
    </message>
    <message>
        <source>Keep zeros</source>
        <translation>Garder les zéros</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>Enseignant</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Température</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Perte</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Caractéristiques</translation>
    </message>
    <message>
        <source>Feature weight</source>
        <translation>Poids des caractéristiques</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Stockage</translation>
    </message>
    <message>
        <source>Min elements</source>
        <translation>Éléments min</translation>
    </message>
    <message>
        <source>values</source>
        <translation>valeurs</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Pour</translation>
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
        <translation>Taille de bloc</translation>
    </message>
    <message>
        <source>as quantize-weights chooses</source>
        <translation>au choix de quantize-weights</translation>
    </message>
    <message>
        <source>Calibrator</source>
        <translation>Calibrateur</translation>
    </message>
    <message>
        <source>Percentile</source>
        <translation>Percentile</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>Opérateurs</translation>
    </message>
    <message>
        <source>Per channel</source>
        <translation>Par canal</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>Arrondi</translation>
    </message>
    <message>
        <source>Correct bias</source>
        <translation>Corriger les biais</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>Activations</translation>
    </message>
    <message>
        <source>Symmetric</source>
        <translation>Symétrique</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>Biais</translation>
    </message>
    <message>
        <source>Depthwise</source>
        <translation>Depthwise</translation>
    </message>
    <message>
        <source>Reduce range</source>
        <translation>Plage réduite</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>Exclure</translation>
    </message>
    <message>
        <source>Scales</source>
        <translation>Échelles</translation>
    </message>
    <message>
        <source>as they are</source>
        <translation>telles quelles</translation>
    </message>
    <message>
        <source>chosen as quantize-weights chooses</source>
        <translation>choisi comme quantize-weights</translation>
    </message>
    <message>
        <source>Convolutions</source>
        <translation>Convolutions</translation>
    </message>
    <message>
        <source>Layer bits</source>
        <translation>Bits par couche</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>choisi</translation>
    </message>
    <message>
        <source>least-squares: second factors, and layers that stay whole, are fitted to what they gave before, on calibration data; none: they keep their weights; auto: least-squares with calibration data, else none</source>
        <translation>least-squares : les seconds facteurs et les couches qui restent entières sont réajustés à ce qu’ils donnaient avant, sur les données de calibration ; none : ils gardent leurs poids ; auto : least-squares avec des données de calibration, sinon none</translation>
    </message>
    <message>
        <source>Inner values that shall be alike, as STUDENT=TEACHER names split by semicolons (widths may differ); auto: up to six that both have under one name and shape; attention: what each attention looks at (outputs of softmax, compared as distributions; on average over the heads where their number differs)</source>
        <translation>Valeurs internes qui doivent se ressembler, en noms STUDENT=TEACHER séparés par des points-virgules (les largeurs peuvent différer) ; auto : jusqu’à six que les deux ont sous un même nom et une même forme ; attention : ce que regarde chaque attention (sorties de softmax, comparées comme des distributions ; en moyenne sur les têtes quand leur nombre diffère)</translation>
    </message>
    <message>
        <source>every one of {0} gets the same class</source>
        <translation>chacun des {0} obtient la même classe</translation>
    </message>
    <message>
        <source>{0} of {1} gets another class</source>
        <translation>{0} sur {1} obtient une autre classe</translation>
    </message>
    <message>
        <source>{0} of {1} get another class</source>
        <translation>{0} sur {1} obtiennent une autre classe</translation>
    </message>
    <message>
        <source>{0}: {1} right before, {2} right now, {3} wrong both times</source>
        <translation>{0}&#xa0;: {1} justes avant, {2} justes maintenant, {3} faux les deux fois</translation>
    </message>
    <message>
        <source>{0}: {1} right before, {2} right now</source>
        <translation>{0}&#xa0;: {1} justes avant, {2} justes maintenant</translation>
    </message>
    <message>
        <source>{0} point</source>
        <translation>{0} point</translation>
    </message>
    <message>
        <source>{0} points</source>
        <translation>{0} points</translation>
    </message>
    <message>
        <source>at least {0} % the same class as source</source>
        <translation>au moins {0} % de classes identiques à la source</translation>
    </message>
    <message>
        <source>at least {0} cosine with source</source>
        <translation>au moins {0} de cosinus avec la source</translation>
    </message>
    <message>
        <source>at most {0} below source</source>
        <translation>au plus {0} sous la source</translation>
    </message>
    <message>
        <source>at most {0} above source</source>
        <translation>au plus {0} au-dessus de la source</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} à {1}</translation>
    </message>
    <message>
        <source>as source</source>
        <translation>comme la source</translation>
    </message>
    <message>
        <source>{0} below source</source>
        <translation>{0} sous la source</translation>
    </message>
    <message>
        <source>{0} above source</source>
        <translation>{0} au-dessus de la source</translation>
    </message>
    <message>
        <source>{0} does not rule out a loss past the guard</source>
        <translation>{0} n’exclut pas une perte hors du garde-fou</translation>
    </message>
    <message>
        <source>{0} do not rule out a loss past the guard</source>
        <translation>{0} n’excluent pas une perte hors du garde-fou</translation>
    </message>
    <message>
        <source>{0}, about {1} would tell</source>
        <translation>{0}, environ {1} permettraient de trancher</translation>
    </message>
    <message>
        <source>not enough data to tell; {0} (guard: {1})</source>
        <translation>pas assez de données pour trancher&#xa0;; {0} (garde-fou&#xa0;: {1})</translation>
    </message>
    <message>
        <source>collapsed: {0} is not defined, the outputs hold NaN</source>
        <translation>effondré&#xa0;: {0} n’est pas défini, les sorties contiennent NaN</translation>
    </message>
    <message>
        <source>nothing changed</source>
        <translation>rien n’a changé</translation>
    </message>
    <message>
        <source>better than source</source>
        <translation>meilleur que la source</translation>
    </message>
    <message>
        <source>no measurable loss</source>
        <translation>aucune perte mesurable</translation>
    </message>
    <message>
        <source>a loss within the guard: {0}</source>
        <translation>une perte dans le garde-fou&#xa0;: {0}</translation>
    </message>
    <message>
        <source>past the guard: {0}; its interval reaches into it, more samples could tell</source>
        <translation>hors du garde-fou&#xa0;: {0}&#xa0;; l’intervalle y entre en partie, plus d’échantillons pourraient trancher</translation>
    </message>
    <message>
        <source>past the guard: {0}</source>
        <translation>hors du garde-fou&#xa0;: {0}</translation>
    </message>
    <message>
        <source>collapsed, more than half of what source has above chance is lost</source>
        <translation>effondré, plus de la moitié de ce que la source a au-dessus du hasard est perdue</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>non mesuré</translation>
    </message>
    <message>
        <source>{0} ({1}), {2}: {3}</source>
        <translation>{0} ({1}), {2}&#xa0;: {3}</translation>
    </message>
    <message>
        <source>kept (guard: {0})</source>
        <translation>conservée (garde-fou&#xa0;: {0})</translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>effondré</translation>
    </message>
    <message>
        <source>the same class as source for {0} of {1} ({2}): {3}</source>
        <translation>la même classe que la source pour {0} de {1} ({2})&#xa0;: {3}</translation>
    </message>
    <message>
        <source>mean cosine with source {0} over {1} ({2}): {3}</source>
        <translation>cosinus moyen avec la source {0} sur {1} ({2})&#xa0;: {3}</translation>
    </message>
    <message>
        <source>{0} queries a day</source>
        <translation>{0} requêtes par jour</translation>
    </message>
    <message>
        <source>{0} {1} an hour</source>
        <translation>{0} {1} par heure</translation>
    </message>
    <message>
        <source>{0} g CO2 a kWh</source>
        <translation>{0} g de CO2 par kWh</translation>
    </message>
    <message>
        <source>a battery of {0} Wh</source>
        <translation>une batterie de {0} Wh</translation>
    </message>
    <message>
        <source>a battery of {0} mAh at {1} V</source>
        <translation>une batterie de {0} mAh à {1} V</translation>
    </message>
    <message>
        <source>a device that draws {0} W</source>
        <translation>un appareil qui consomme {0} W</translation>
    </message>
    <message>
        <source>{0} times this machine&apos;s latency on the device</source>
        <translation>{0} fois la latence de cette machine sur l’appareil</translation>
    </message>
    <message>
        <source>computed from {0}, by the measured latency, one inference after the other</source>
        <translation>calculé à partir de {0}, d’après la latence mesurée, une inférence après l’autre</translation>
    </message>
    <message>
        <source>{0} times</source>
        <translation>{0} fois</translation>
    </message>
    <message>
        <source>Both are as large ({0} and {1}).</source>
        <translation>Les deux sont aussi grandes ({0} et {1}).</translation>
    </message>
    <message>
        <source>{0} is {1} smaller: {2} in place of {3}.</source>
        <translation>{0} est {1} plus petite&#xa0;: {2} au lieu de {3}.</translation>
    </message>
    <message>
        <source>{0} is {1} larger: {2} in place of {3}.</source>
        <translation>{0} est {1} plus grande&#xa0;: {2} au lieu de {3}.</translation>
    </message>
    <message>
        <source>timed in turns in one run</source>
        <translation>mesurées à tour de rôle dans une exécution</translation>
    </message>
    <message>
        <source>by each one&apos;s ratio to the source</source>
        <translation>d’après le rapport de chacune à la source</translation>
    </message>
    <message>
        <source>{0}x of the latency, {1} to {2}, {3}</source>
        <translation>{0}x la latence, {1} à {2}, {3}</translation>
    </message>
    <message>
        <source>It is {0} faster ({1}).</source>
        <translation>Elle est {0} plus rapide ({1}).</translation>
    </message>
    <message>
        <source>It is {0} slower ({1}).</source>
        <translation>Elle est {0} plus lente ({1}).</translation>
    </message>
    <message>
        <source>Their speed is not told apart ({0}).</source>
        <translation>Leurs vitesses sont indiscernables ({0}).</translation>
    </message>
    <message>
        <source>{0} to {1}, {2}</source>
        <translation>{0} à {1}, {2}</translation>
    </message>
    <message>
        <source>What it gives is as good, as far as the samples tell ({0}).</source>
        <translation>Ses résultats sont aussi bons, pour autant que les échantillons le montrent ({0}).</translation>
    </message>
    <message>
        <source>It gains {0} ({1}).</source>
        <translation>Elle gagne {0} ({1}).</translation>
    </message>
    <message>
        <source>It loses {0} ({1}).</source>
        <translation>Elle perd {0} ({1}).</translation>
    </message>
    <message>
        <source>on the same samples</source>
        <translation>sur les mêmes échantillons</translation>
    </message>
    <message>
        <source>by each one&apos;s difference to the source</source>
        <translation>d’après l’écart de chacune à la source</translation>
    </message>
    <message>
        <source>Its outputs are {0} dB closer to the source&apos;s than those of {1}.</source>
        <translation>Ses sorties sont de {0} dB plus proches de celles de la source que celles de {1}.</translation>
    </message>
    <message>
        <source>Its outputs are {0} dB farther from the source&apos;s than those of {1}.</source>
        <translation>Ses sorties sont de {0} dB plus éloignées de celles de la source que celles de {1}.</translation>
    </message>
    <message>
        <source>{0} and {1}</source>
        <translation>{0} et {1}</translation>
    </message>
    <message>
        <source>{0} on {1}</source>
        <translation>{0} sur {1}</translation>
    </message>
    <message>
        <source>{0} on {1} in place of {2}</source>
        <translation>{0} sur {1} au lieu de {2}</translation>
    </message>
    <message>
        <source>no {0}, which {1} has on {2}</source>
        <translation>pas de {0}, que {1} a sur {2}</translation>
    </message>
    <message>
        <source>What is different: {0}.</source>
        <translation>Ce qui diffère&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>{0} % of the parameters</source>
        <translation>{0} % des paramètres</translation>
    </message>
    <message>
        <source>{0} % of the multiply-accumulates</source>
        <translation>{0} % des multiplications-additions</translation>
    </message>
    <message>
        <source>{0} has {1} of {2}.</source>
        <translation>{0} a {1} de {2}.</translation>
    </message>
    <message>
        <source>size</source>
        <translation>taille</translation>
    </message>
    <message>
        <source>speed</source>
        <translation>vitesse</translation>
    </message>
    <message>
        <source>quality</source>
        <translation>qualité</translation>
    </message>
    <message>
        <source>By these measures neither is better.</source>
        <translation>D’après ces mesures aucune n’est meilleure.</translation>
    </message>
    <message>
        <source>So {0} is better in {1} and in nothing worse.</source>
        <translation>Donc {0} est meilleure en {1} et moins bonne en rien.</translation>
    </message>
    <message>
        <source>So {0} is better: {1} is worse in {2} and in nothing better.</source>
        <translation>Donc {0} est meilleure&#xa0;: {1} est moins bonne en {2} et meilleure en rien.</translation>
    </message>
    <message>
        <source>So it is a trade: {0} is better in {1}, {2} in {3}.</source>
        <translation>C’est donc un compromis&#xa0;: {0} est meilleure en {1}, {2} en {3}.</translation>
    </message>
    <message>
        <source>They were not measured under the same conditions.</source>
        <translation>Elles n’ont pas été mesurées dans les mêmes conditions.</translation>
    </message>
    <message>
        <source>What it loses was not measured, so this is half of the answer.</source>
        <translation>Ce qu’elle perd n’a pas été mesuré&#xa0;: ce n’est que la moitié de la réponse.</translation>
    </message>
    <message>
        <source>Makes constants of weights that are listed as inputs too, so that the runtime folds and fuses what reads them</source>
        <translation>Fait des constantes des poids qui figurent aussi parmi les entrées, pour que le moteur d’exécution replie et fusionne ce qui les lit</translation>
    </message>
    <message>
        <source>How layers that stay in float read quantized values: per-channel: with the scale once for each channel, so that ONNX Runtime does not round their weights when it loads the model; shared: like all others, for TensorRT</source>
        <translation>Comment les couches qui restent en flottant lisent des valeurs quantifiées : per-channel : avec l’échelle une fois par canal, pour que ONNX Runtime n’arrondisse pas leurs poids au chargement du modèle ; shared : comme toutes les autres, pour TensorRT</translation>
    </message>
    <message>
        <source>Float layers</source>
        <translation>Couches en flottant</translation>
    </message>
    <message>
        <source>ARM64 with dot products</source>
        <translation>ARM64 avec produits scalaires</translation>
    </message>
    <message>
        <source>ARMv8.2 and newer with the dot product extension: phones and boards since Cortex-A55 and A75, Apple silicon, Graviton 2 and newer.</source>
        <translation>ARMv8.2 et plus récents avec l’extension de produit scalaire : téléphones et cartes depuis Cortex-A55 et A75, Apple silicon, Graviton 2 et plus récents.</translation>
    </message>
    <message>
        <source>NVIDIA GPU, TensorRT</source>
        <translation>GPU NVIDIA, TensorRT</translation>
    </message>
    <message>
        <source>Models that TensorRT builds an engine of: explicit Q/DQ, symmetric, signed.</source>
        <translation>Modèles dont TensorRT construit un moteur : Q/DQ explicites, symétriques, signés.</translation>
    </message>
    <message>
        <source>x86-64 with VNNI</source>
        <translation>x86-64 avec VNNI</translation>
    </message>
    <message>
        <source>Intel servers since Cascade Lake, Intel desktops since Alder Lake, AMD since Zen 4.</source>
        <translation>Serveurs Intel depuis Cascade Lake, ordinateurs Intel depuis Alder Lake, AMD depuis Zen 4.</translation>
    </message>
    <message>
        <source>x86-64 without VNNI</source>
        <translation>x86-64 sans VNNI</translation>
    </message>
    <message>
        <source>Intel desktops before Alder Lake (Haswell to Comet Lake), Intel servers before Cascade Lake, AMD before Zen 4.</source>
        <translation>Ordinateurs Intel avant Alder Lake (de Haswell à Comet Lake), serveurs Intel avant Cascade Lake, AMD avant Zen 4.</translation>
    </message>
    <message>
        <source>The default: models are made for the machine that Pare runs on.</source>
        <translation>Par défaut : les modèles sont faits pour la machine sur laquelle Pare tourne.</translation>
    </message>
    <message>
        <source>Log loss</source>
        <translation>Perte logarithmique</translation>
    </message>
    <message>
        <source>At least so many steps, whatever the epochs say: a few samples make few steps an epoch</source>
        <translation>Au moins autant de pas, quoi que disent les époques : peu d’échantillons donnent peu de pas par époque</translation>
    </message>
    <message>
        <source>Least steps</source>
        <translation>Pas minimum</translation>
    </message>
    <message>
        <source>Takes as many steps as fit into about this time, of fewer samples where they would be too few; 0: no bound. A replay takes what was taken</source>
        <translation>Fait autant de pas qu’il en tient dans ce temps environ, avec moins d’échantillons là où ils seraient trop peu ; 0 : pas de limite. Une relecture fait ceux qui ont été faits</translation>
    </message>
    <message>
        <source>Share of the training data that is not learned but tells which weights are best (at most 2,000 samples; at least 32, or a quarter of fewer)</source>
        <translation>Part des données d’entraînement qui n’est pas apprise mais montre quels poids sont les meilleurs (au plus 2 000 échantillons ; au moins 32, ou un quart s’il y en a moins)</translation>
    </message>
    <message>
        <source>Looks at the held-out part (after an eighth of the training, but between an epoch and 25 steps) without a better score after which it stops; 0: never</source>
        <translation>Regards sur la part réservée (après un huitième de l’entraînement, mais entre une époque et 25 pas) sans meilleur score, après lesquels il s’arrête ; 0 : jamais</translation>
    </message>
    <message>
        <source>nbits: packed in memory too, unpacked inside the product; folded: smaller file at float32 speed, same memory; dequantize: DequantizeLinear; float: rounded, but not smaller yet, for train-quantized; auto: nbits for matrices and embeddings, folded for the rest</source>
        <translation>nbits&#xa0;: compactés aussi en mémoire, décompactés à l’intérieur du produit&#xa0;; folded&#xa0;: fichier plus petit à la vitesse de float32, même mémoire&#xa0;; dequantize&#xa0;: DequantizeLinear&#xa0;; float&#xa0;: arrondis, mais pas encore plus petits, pour train-quantized&#xa0;; auto&#xa0;: nbits pour les matrices et les embeddings, folded pour le reste</translation>
    </message>
    <message>
        <source>The smallest file within the guard where low-rank alone is not enough: 30 % of the matrices&apos; weights go with the ranks that carry least, then static INT8 where calibration data is given, and dynamic or stored INT8, whatever measures best.</source>
        <translation>Le plus petit fichier dans le garde-fou quand le rang faible seul ne suffit pas&#xa0;: 30&#xa0;% des poids des matrices partent avec les rangs qui portent le moins, puis INT8 statique s’il y a des données de calibration, et dynamique ou stocké, selon ce qui donne les meilleures mesures.</translation>
    </message>
    <message>
        <source>For networks with large matrices, and where removing channels loses too much: makes two smaller layers of a large one where little is lost, tries a fifth to a half of the weights of those, measures each, and delivers the best that is within the guard. Calibration data shows it where that is.</source>
        <translation>Pour les réseaux à grandes matrices, et là où supprimer des canaux coûte trop&#xa0;: change une grande couche en deux plus petites là où la perte est faible, essaie d’un cinquième à la moitié de leurs poids, mesure chaque choix et livre le meilleur qui respecte le garde-fou. Les données de calibration lui montrent où c’est le cas.</translation>
    </message>
    <message>
        <source>The whole chain, in minutes: removes half or a third of channels, heads and neurons, trains what is left on what the model gave before, quantizes statically and trains that too; delivers the best within the guard, which is INT8 alone where removing loses too much.</source>
        <translation>Toute la chaîne, en quelques minutes&#xa0;: supprime la moitié ou un tiers des canaux, têtes et neurones, entraîne ce qui reste sur ce que le modèle donnait avant, quantifie en statique et entraîne cela aussi&#xa0;; livre le meilleur dans le garde-fou, soit INT8 seul là où supprimer perd trop.</translation>
    </message>
    <message>
        <source>When size and speed count most and a loss up to the guard is welcome: combines fewer channels, fewer blocks, lower ranks and INT8, fits what is left on calibration data, measures each combination, INT8 alone among them, and delivers the best that is within the guard. Takes minutes.</source>
        <translation>Quand taille et vitesse comptent le plus et qu’une perte jusqu’au garde-fou est acceptée&#xa0;: combine moins de canaux, moins de blocs, des rangs plus faibles et INT8, ajuste ce qui reste sur les données de calibration, mesure chaque combinaison, dont INT8 seul, et livre la meilleure qui respecte le garde-fou. Prend quelques minutes.</translation>
    </message>
    <message>
        <source>{0}, and it is too close to the guard to tell with any number of samples that is likely at hand</source>
        <translation>{0}, et c’est trop près du garde-fou pour trancher avec un nombre d’échantillons que l’on puisse avoir</translation>
    </message>
    <message>
        <source>When 4-bit weights lose too much: rounds them (together, where calibration data is given), trains them with the rounding in the loop, then stores them in 4 bits; activations stay float. Learns from the model itself, and labels where the training data has some. Takes minutes.</source>
        <translation>Quand des poids sur 4 bits perdent trop : les arrondit (ensemble s’il y a des données de calibration), les entraîne avec l’arrondi dans la boucle, puis les stocke sur 4 bits ; les activations restent en flottant. Apprend du modèle lui-même, et des étiquettes si les données d’entraînement en ont. Prend quelques minutes.</translation>
    </message>
    <message>
        <source>Sets weights to 0 that are too small to count and slow to compute with</source>
        <translation>Met à 0 les poids trop petits pour compter et qui ralentissent le calcul</translation>
    </message>
    <message>
        <source>For transformers: ranks the heads of all layers together and removes a tenth to half of them before it touches a feed-forward block, measures each, says how small the model gets before the first measurable loss, and delivers the best that is within the guard. Calibration data makes it choose better and fits what is left.</source>
        <translation>Pour les transformers&#xa0;: classe ensemble les têtes de toutes les couches et en supprime d’un dixième à la moitié avant de toucher à un bloc feed-forward, mesure chaque choix, dit jusqu’où le modèle rapetisse avant la première perte mesurable et livre le meilleur qui respecte le garde-fou. Avec des données de calibration, il choisit mieux et ajuste ce qui reste.</translation>
    </message>
    <message>
        <source>Makes one operator of a decomposed GELU, or writes it so that the runtime does; of a SiLU too, where the runtime&apos;s own operators may be used</source>
        <translation>Fait d’un GELU décomposé un seul opérateur, ou l’écrit de façon que le moteur d’exécution le fasse&#xa0;; d’un SiLU aussi, là où les opérateurs propres au moteur peuvent servir</translation>
    </message>
    <message>
        <source>Below opset 20: portable: standard operators in the form that ONNX Runtime fuses; runtime: its own operator, which stays one when its input is quantized. For SiLU there is the runtime&apos;s own alone</source>
        <translation>En dessous de l’opset 20&#xa0;: portable&#xa0;: opérateurs standard sous la forme qu’ONNX Runtime fusionne&#xa0;; runtime&#xa0;: son propre opérateur, qui en reste un quand son entrée est quantifiée. Pour SiLU, il n’existe que celui du moteur</translation>
    </message>
    <message>
        <source>Outputs of the model that may lose channels too: their names, with ; between, or all. Whoever reads them gets fewer numbers; all others keep their shapes</source>
        <translation>Sorties du modèle qui peuvent aussi perdre des canaux&#xa0;: leurs noms, séparés par ;, ou all. Qui les lit reçoit moins de nombres&#xa0;; toutes les autres gardent leurs formes</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Sorties</translation>
    </message>
    <message>
        <source>Removes the attention heads that matter least, from queries, keys, values and output together, or makes heads smaller</source>
        <translation>Supprime les têtes d’attention qui comptent le moins, des requêtes, des clés, des valeurs et de la sortie ensemble, ou rend les têtes plus petites</translation>
    </message>
    <message>
        <source>heads: whole heads go, and keep their size; size: all heads stay, and each loses the same positions, of queries and keys together, and of values</source>
        <translation>heads&#xa0;: des têtes entières partent, les autres gardent leur taille&#xa0;; size&#xa0;: toutes les têtes restent et chacune perd les mêmes positions, des requêtes et des clés ensemble, et des valeurs</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>How much one matters. l1, l2: the sum of its weights&apos; absolute values, or of their squares; lamp: its square over those of all that are no smaller; geometric-median: how far its weights are from those of the others; bn-scale: the scales of batch normalizations; activation: the variance that it gives to the layers that read it; output-error: what these lose once they are fitted anew; output-change: what the model&apos;s outputs lose then; taylor: what the loss of labels (without labels, of the model&apos;s own answers) would change, by its gradient, which needs libtorch; fisher: the same weight by weight, as the sum of its squares over single samples (the diagonal of the Fisher information times the weight&apos;s square), so that weights that pull against each other do not hide one another; random: as a control; auto: output-error with calibration data, else l1. gates: by the same gradient, of a gate behind each head: the mean of |gradient| over single samples, divided by the length of those of its layer. Where taylor sums over all weights of a head and takes squares of a few samples together, a gate sees only what comes out of it</source>
        <translation>Comment se mesure l’importance d’une tête. l1, l2&#xa0;: la somme des valeurs absolues de ses poids, ou de leurs carrés&#xa0;; lamp&#xa0;: son carré divisé par la somme des carrés de toutes celles qui ne sont pas plus petites&#xa0;; geometric-median&#xa0;: la distance de ses poids à ceux des autres&#xa0;; bn-scale&#xa0;: les échelles des batch normalizations&#xa0;; activation&#xa0;: la variance qu’elle donne aux couches qui la lisent&#xa0;; output-error&#xa0;: ce que celles-ci perdent une fois réajustées&#xa0;; output-change&#xa0;: ce que les sorties du modèle perdent alors&#xa0;; taylor&#xa0;: ce qui changerait dans la perte sur les étiquettes (sans étiquettes, sur les propres réponses du modèle), d’après son gradient, ce qui nécessite libtorch&#xa0;; fisher&#xa0;: la même chose poids par poids, comme somme de ses carrés sur des échantillons isolés (la diagonale de l’information de Fisher fois le carré du poids), afin que des poids qui tirent en sens contraire ne se cachent pas l’un l’autre&#xa0;; random&#xa0;: à titre de contrôle&#xa0;; auto&#xa0;: output-error avec des données de calibration, sinon l1. gates&#xa0;: d’après le même gradient, celui d’une porte derrière chaque tête&#xa0;: la moyenne de |gradient| sur les échantillons un à un, divisée par la norme de celles de sa couche. Là où taylor additionne tous les poids d’une tête et prend les carrés de quelques échantillons ensemble, une porte ne voit que ce qui en sort</translation>
    </message>
    <message>
        <source>Inputs of the model that may lose heads too (states and caches that it is given back): their names, with ; between, or all</source>
        <translation>Entrées du modèle qui peuvent aussi perdre des têtes (états et caches qui lui sont rendus)&#xa0;: leurs noms, séparés par ;, ou all</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Entrées</translation>
    </message>
    <message>
        <source>Outputs of the model that may lose heads too: their names, with ; between, or all. Whoever reads them gets fewer numbers; all others keep their shapes</source>
        <translation>Sorties du modèle qui peuvent aussi perdre des têtes&#xa0;: leurs noms, séparés par ;, ou all. Qui les lit reçoit moins de nombres&#xa0;; toutes les autres gardent leurs formes</translation>
    </message>
    <message>
        <source>How much one matters. l1, l2: the sum of its weights&apos; absolute values, or of their squares; lamp: its square over those of all that are no smaller; geometric-median: how far its weights are from those of the others; bn-scale: the scales of batch normalizations; activation: the variance that it gives to the layers that read it; output-error: what these lose once they are fitted anew; output-change: what the model&apos;s outputs lose then; taylor: what the loss of labels (without labels, of the model&apos;s own answers) would change, by its gradient, which needs libtorch; fisher: the same weight by weight, as the sum of its squares over single samples (the diagonal of the Fisher information times the weight&apos;s square), so that weights that pull against each other do not hide one another; random: as a control; auto: output-error with calibration data, else l1. gates: by the same gradient, of a gate behind each neuron: the mean of |gradient| over single samples, divided by the length of those of its layer. Where taylor sums over all weights of a neuron and takes squares of a few samples together, a gate sees only what comes out of it</source>
        <translation>Comment se mesure l’importance d’un neurone. l1, l2&#xa0;: la somme des valeurs absolues de ses poids, ou de leurs carrés&#xa0;; lamp&#xa0;: son carré divisé par la somme des carrés de tous ceux qui ne sont pas plus petits&#xa0;; geometric-median&#xa0;: la distance de ses poids à ceux des autres&#xa0;; bn-scale&#xa0;: les échelles des batch normalizations&#xa0;; activation&#xa0;: la variance qu’il donne aux couches qui le lisent&#xa0;; output-error&#xa0;: ce que celles-ci perdent une fois réajustées&#xa0;; output-change&#xa0;: ce que les sorties du modèle perdent alors&#xa0;; taylor&#xa0;: ce qui changerait dans la perte sur les étiquettes (sans étiquettes, sur les propres réponses du modèle), d’après son gradient, ce qui nécessite libtorch&#xa0;; fisher&#xa0;: la même chose poids par poids, comme somme de ses carrés sur des échantillons isolés (la diagonale de l’information de Fisher fois le carré du poids), afin que des poids qui tirent en sens contraire ne se cachent pas l’un l’autre&#xa0;; random&#xa0;: à titre de contrôle&#xa0;; auto&#xa0;: output-error avec des données de calibration, sinon l1. gates&#xa0;: d’après le même gradient, celui d’une porte derrière chaque neurone&#xa0;: la moyenne de |gradient| sur les échantillons un à un, divisée par la norme de celles de sa couche. Là où taylor additionne tous les poids d’un neurone et prend les carrés de quelques échantillons ensemble, une porte ne voit que ce qui en sort</translation>
    </message>
    <message>
        <source>How much one matters. l1, l2: the sum of its weights&apos; absolute values, or of their squares; lamp: its square over those of all that are no smaller; geometric-median: how far its weights are from those of the others; bn-scale: the scales of batch normalizations; activation: the variance that it gives to the layers that read it; output-error: what these lose once they are fitted anew; output-change: what the model&apos;s outputs lose then; taylor: what the loss of labels (without labels, of the model&apos;s own answers) would change, by its gradient, which needs libtorch; fisher: the same weight by weight, as the sum of its squares over single samples (the diagonal of the Fisher information times the weight&apos;s square), so that weights that pull against each other do not hide one another; random: as a control; auto: output-error with calibration data, else l1</source>
        <translation>Comment se mesure l’importance d’un canal. l1, l2&#xa0;: la somme des valeurs absolues de ses poids, ou de leurs carrés&#xa0;; lamp&#xa0;: son carré divisé par la somme des carrés de tous ceux qui ne sont pas plus petits&#xa0;; geometric-median&#xa0;: la distance de ses poids à ceux des autres&#xa0;; bn-scale&#xa0;: les échelles des batch normalizations&#xa0;; activation&#xa0;: la variance qu’il donne aux couches qui le lisent&#xa0;; output-error&#xa0;: ce que celles-ci perdent une fois réajustées&#xa0;; output-change&#xa0;: ce que les sorties du modèle perdent alors&#xa0;; taylor&#xa0;: ce qui changerait dans la perte sur les étiquettes (sans étiquettes, sur les propres réponses du modèle), d’après son gradient, ce qui nécessite libtorch&#xa0;; fisher&#xa0;: la même chose poids par poids, comme somme de ses carrés sur des échantillons isolés (la diagonale de l’information de Fisher fois le carré du poids), afin que des poids qui tirent en sens contraire ne se cachent pas l’un l’autre&#xa0;; random&#xa0;: à titre de contrôle&#xa0;; auto&#xa0;: output-error avec des données de calibration, sinon l1</translation>
    </message>
    <message>
        <source>Inputs of the model that may lose channels too (states and caches that it is given back): their names, with ; between, or all</source>
        <translation>Entrées du modèle qui peuvent aussi perdre des canaux (états et caches qui lui sont rendus)&#xa0;: leurs noms, séparés par ;, ou all</translation>
    </message>
    <message>
        <source>exact rewrites by {0}</source>
        <translation>réécritures exactes par {0}</translation>
    </message>
    <message>
        <source>Makes one reshaping, or none, of several in a row with element-wise operators between them</source>
        <translation>Fait de plusieurs changements de forme à la suite, avec des opérateurs élément par élément entre eux, un seul ou aucun</translation>
    </message>
    <message>
        <source>shape computation</source>
        <translation>calcul de formes</translation>
    </message>
    <message>
        <source>It takes {0} less time ({1}).</source>
        <translation>Elle prend {0} de temps en moins ({1}).</translation>
    </message>
    <message>
        <source>Whether it is as good cannot be told from these samples ({0}).</source>
        <translation>Ces échantillons ne disent pas s’il est aussi bon ({0}).</translation>
    </message>
    <message>
        <source>So {0} is better in {1}; whether it is as good is not known.</source>
        <translation>{0} est donc meilleur en {1} ; on ne sait pas s’il est aussi bon.</translation>
    </message>
    <message>
        <source>So {0} is worse in {1}; whether it is as good is not known.</source>
        <translation>{0} est donc moins bon en {1} ; on ne sait pas s’il est aussi bon.</translation>
    </message>
</context>
<context>
    <name>CostsDialog</name>
    <message>
        <source>Queries a day</source>
        <translation>Requêtes par jour</translation>
    </message>
    <message>
        <source>Price an hour</source>
        <translation>Prix par heure</translation>
    </message>
    <message>
        <source> W</source>
        <translation> W</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Puissance</translation>
    </message>
    <message>
        <source> g a kWh</source>
        <translation> g par kWh</translation>
    </message>
    <message>
        <source>CO2 of the electricity</source>
        <translation>CO2 de l’électricité</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>Coûts</translation>
    </message>
    <message>
        <source>&amp;Queries a day</source>
        <translation>&amp;Requêtes par jour</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Monnaie</translation>
    </message>
    <message>
        <source>&amp;Price of the machine an hour</source>
        <translation>&amp;Prix de la machine par heure</translation>
    </message>
    <message>
        <source>Power that it &amp;draws</source>
        <translation>Puissance &amp;consommée</translation>
    </message>
    <message>
        <source>CO2 of the &amp;electricity</source>
        <translation>CO2 de l’é&amp;lectricité</translation>
    </message>
    <message>
        <source>Costs of the variants</source>
        <translation>Coûts des variantes</translation>
    </message>
    <message>
        <source>change of the cost figures</source>
        <translation>modification des chiffres de coût</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>Variante</translation>
    </message>
    <message>
        <source>Inference</source>
        <translation>Inférence</translation>
    </message>
    <message>
        <source>%1 a million</source>
        <translation>%1 par million</translation>
    </message>
    <message>
        <source>kWh a million</source>
        <translation>kWh par million</translation>
    </message>
    <message>
        <source>g CO2 a million</source>
        <translation>g CO2 par million</translation>
    </message>
    <message>
        <source>%1 a year</source>
        <translation>%1 par an</translation>
    </message>
    <message>
        <source>kg CO2 a year</source>
        <translation>kg CO2 par an</translation>
    </message>
    <message>
        <source>Against the source</source>
        <translation>Par rapport à la source</translation>
    </message>
    <message>
        <source>%1 to %2 by the 95 % interval of the latency, computed</source>
        <translation>%1 à %2 selon l’intervalle à 95&#xa0;% de la latence, calculé</translation>
    </message>
    <message>
        <source>Its latency was not measured</source>
        <translation>Sa latence n’a pas été mesurée</translation>
    </message>
    <message>
        <source>median, measured</source>
        <translation>médiane, mesurée</translation>
    </message>
    <message>
        <source>the source&apos;s median times the ratio measured in one run</source>
        <translation>la médiane de la source fois le rapport mesuré dans une même exécution</translation>
    </message>
    <message>
        <source>Give the price an hour</source>
        <translation>Indiquez le prix par heure</translation>
    </message>
    <message>
        <source>Give the power</source>
        <translation>Indiquez la puissance</translation>
    </message>
    <message>
        <source>Give the power and the CO2 of the electricity</source>
        <translation>Indiquez la puissance et le CO2 de l’électricité</translation>
    </message>
    <message>
        <source>Give the price an hour and the queries a day</source>
        <translation>Indiquez le prix par heure et les requêtes par jour</translation>
    </message>
    <message>
        <source>Give queries, power and the CO2 of the electricity</source>
        <translation>Indiquez les requêtes, la puissance et le CO2 de l’électricité</translation>
    </message>
    <message>
        <source>the source itself, or not measured</source>
        <translation>la source elle-même, ou non mesurée</translation>
    </message>
    <message>
        <source>Give at least one figure.</source>
        <translation>Indiquez au moins un chiffre.</translation>
    </message>
    <message>
        <source>. The machine counts for as long as it computes.</source>
        <translation>. La machine n’est comptée que pendant qu’elle calcule.</translation>
    </message>
    <message>
        <source>No latency was measured yet: Run &gt; Measure baseline.</source>
        <translation>Aucune latence n’est encore mesurée&#xa0;: Exécution &gt; Mesurer la référence.</translation>
    </message>
    <message>
        <source> The source keeps %1 machines busy all day.</source>
        <translation> La source occupe %1 machines toute la journée.</translation>
    </message>
    <message>
        <source>Capacity of the battery</source>
        <translation>Capacité de la batterie</translation>
    </message>
    <message>
        <source> V</source>
        <translation> V</translation>
    </message>
    <message>
        <source>Voltage of the battery</source>
        <translation>Tension de la batterie</translation>
    </message>
    <message>
        <source>Power of the device</source>
        <translation>Puissance de l’appareil</translation>
    </message>
    <message>
        <source>Times as long on the device</source>
        <translation>Facteur de durée sur l’appareil</translation>
    </message>
    <message>
        <source>Unit of the capacity</source>
        <translation>Unité de la capacité</translation>
    </message>
    <message>
        <source>&amp;Battery of a device</source>
        <translation>&amp;Batterie d’un appareil</translation>
    </message>
    <message>
        <source>Power that the de&amp;vice draws</source>
        <translation>Puissance consommée par l’&amp;appareil</translation>
    </message>
    <message>
        <source>&amp;Time on the device</source>
        <translation>&amp;Temps sur l’appareil</translation>
    </message>
    <message>
        <source>How many times longer than on this machine an inference takes there; not given: as long as here</source>
        <translation>Combien de fois plus longtemps que sur cette machine une inférence y dure ; non indiqué : autant qu’ici</translation>
    </message>
    <message>
        <source>Inferences a charge</source>
        <translation>Inférences par charge</translation>
    </message>
    <message>
        <source>Battery an hour</source>
        <translation>Batterie par heure</translation>
    </message>
    <message>
        <source> The device cannot keep up with these queries in every variant: its battery an hour is then that of computing without a pause.</source>
        <translation> L’appareil ne suit pas ces requêtes avec chaque variante : la batterie par heure est alors celle d’un calcul sans pause.</translation>
    </message>
    <message>
        <source> For the battery, give the power that the device draws too.</source>
        <translation> Pour la batterie, indiquez aussi la puissance consommée par l’appareil.</translation>
    </message>
    <message>
        <source>What the variants cost to run, computed from figures of your own. Nothing here is measured but the source&apos;s latency and what each variant takes of it in the same run.</source>
        <translation>Ce que coûte l&apos;exécution des variantes, calculé à partir de vos propres chiffres. Seules sont mesurées ici la latence de l&apos;original et la part qu&apos;en prend chaque variante dans la même exécution.</translation>
    </message>
    <message>
        <source>%1 ms (%2 to %3)</source>
        <translation>%1 ms (%2 à %3)</translation>
    </message>
    <message>
        <source>; in brackets its 95 % interval, by which every cost beside it has one too</source>
        <translation>; entre parenthèses son intervalle à 95 %, par lequel chaque coût à côté en a un aussi</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1 (%2 à %3)</translation>
    </message>
    <message>
        <source>of every cost: all of them go with the latency; in brackets the 95 % interval</source>
        <translation>de tous les coûts : ils suivent la latence ; entre parenthèses l’intervalle à 95 %</translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%1 layer</source>
        <translation>
            <numerusform>%1 couche</numerusform>
            <numerusform>%1 couches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 sample</source>
        <translation>
            <numerusform>%1 échantillon</numerusform>
            <numerusform>%1 échantillons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 group</source>
        <translation>
            <numerusform>%1 groupe</numerusform>
            <numerusform>%1 groupes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 channel</source>
        <translation>
            <numerusform>%1 canal</numerusform>
            <numerusform>%1 canaux</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 tensor</source>
        <translation>
            <numerusform>%1 tenseur</numerusform>
            <numerusform>%1 tenseurs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 reader</source>
        <extracomment>a layer that reads a tensor</extracomment>
        <translation>
            <numerusform>%1 lecteur</numerusform>
            <numerusform>%1 lecteurs</numerusform>
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
            <numerusform>%1 préréglage</numerusform>
            <numerusform>%1 préréglages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 run</source>
        <extracomment>of a model, when it is timed</extracomment>
        <translation>
            <numerusform>%1 exécution</numerusform>
            <numerusform>%1 exécutions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 thread</source>
        <translation>
            <numerusform>%1 thread</numerusform>
            <numerusform>%1 threads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 candidate</source>
        <extracomment>a way of making a model smaller that a preset tries</extracomment>
        <translation>
            <numerusform>%1 candidat</numerusform>
            <numerusform>%1 candidats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 step</source>
        <extracomment>of a recipe, or of training</extracomment>
        <translation>
            <numerusform>%1 étape</numerusform>
            <numerusform>%1 étapes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 look</source>
        <extracomment>a measurement of the held-out score during training</extracomment>
        <translation>
            <numerusform>%1 évaluation</numerusform>
            <numerusform>%1 évaluations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 other</source>
        <extracomment>other layer, in &quot;32 channels, shrinks with 3 others&quot;</extracomment>
        <translation>
            <numerusform>%1 autre</numerusform>
            <numerusform>%1 autres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 selected layer</source>
        <translation>
            <numerusform>%1 couche sélectionnée</numerusform>
            <numerusform>%1 couches sélectionnées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 layer shrinks</source>
        <translation>
            <numerusform>%1 couche rétrécit</numerusform>
            <numerusform>%1 couches rétrécissent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 layer is left alone</source>
        <translation>
            <numerusform>%1 couche reste intacte</numerusform>
            <numerusform>%1 couches restent intactes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DemoWords</name>
    <message>
        <source>The demo&apos;s model %1 is not installed.</source>
        <translation>Le modèle de la démo, %1, n’est pas installé.</translation>
    </message>
    <message>
        <source>The demo&apos;s data is not prepared. Run pare-demo-data &quot;%1&quot;, then open the demo again.</source>
        <translation>Les données de la démo ne sont pas préparées. Exécutez pare-demo-data &quot;%1&quot;, puis rouvrez la démo.</translation>
    </message>
</context>
<context>
    <name>DifferenceWords</name>
    <message>
        <source>Only in the second model</source>
        <translation>Seulement dans le second modèle</translation>
    </message>
    <message>
        <source>Only in the first model</source>
        <translation>Seulement dans le premier modèle</translation>
    </message>
    <message>
        <source>%1 (first)</source>
        <translation>%1 (premier)</translation>
    </message>
</context>
<context>
    <name>FigureBox</name>
    <message>
        <source>not given</source>
        <translation>non indiqué</translation>
    </message>
    <message>
        <source>not given (%1)</source>
        <translation>non indiqué (%1)</translation>
    </message>
</context>
<context>
    <name>FileWords</name>
    <message>
        <source>Give a file name.</source>
        <translation>Indiquez un nom de fichier.</translation>
    </message>
    <message>
        <source>%1 is a folder; give a file&apos;s name.</source>
        <translation>%1 est un dossier&#xa0;; indiquez le nom d’un fichier.</translation>
    </message>
    <message>
        <source>The folder %1 is not there.</source>
        <translation>Le dossier %1 n’existe pas.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written.</source>
        <translation>Impossible d’écrire dans le dossier %1.</translation>
    </message>
    <message>
        <source>Replace file</source>
        <translation>Remplacer le fichier</translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation>%1 existe déjà.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Le garder</translation>
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
        <translation>%1 avec avertissement</translation>
    </message>
    <message>
        <source>%1 declined</source>
        <translation>%1 avec refus</translation>
    </message>
    <message>
        <source>%1 with %2</source>
        <translation>%1 avec %2</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 et %2 de plus</translation>
    </message>
    <message>
        <source>%1, the sum of its layers, measured</source>
        <translation>%1, somme de ses couches, mesuré</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 paramètres</translation>
    </message>
</context>
<context>
    <name>LayerTimeWords</name>
    <message>
        <source>none: it is computed once, when the model is loaded</source>
        <translation>aucun&#xa0;: calculée une fois, au chargement du modèle</translation>
    </message>
    <message>
        <source>fused into %1, whose time holds its own</source>
        <translation>fusionnée dans %1, dont le temps comprend le sien</translation>
    </message>
    <message>
        <source>%1, measured (%2 to %3 in %4 rounds of %5, %6)</source>
        <translation>%1, mesuré (%2 à %3 en %4 tours de %5, %6)</translation>
    </message>
    <message>
        <source>%1, measured (one round of %2, %3: no spread)</source>
        <translation>%1, mesuré (un tour de %2, %3&#xa0;: sans dispersion)</translation>
    </message>
    <message>
        <source>, with %1 fused into it</source>
        <translation>, avec %1 fusionnée dedans</translation>
    </message>
</context>
<context>
    <name>LegendWords</name>
    <message>
        <source>better</source>
        <translation>mieux</translation>
    </message>
    <message>
        <source>past guard</source>
        <translation>hors garde-fou</translation>
    </message>
    <message>
        <source>unclear</source>
        <translation>indécis</translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>effondré</translation>
    </message>
    <message>
        <source>other conditions</source>
        <translation>autres conditions</translation>
    </message>
    <message>
        <source>tried</source>
        <translation>essayé</translation>
    </message>
    <message>
        <source>no gain</source>
        <translation>aucun gain</translation>
    </message>
</context>
<context>
    <name>ParallelWords</name>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Latency ÷ source</source>
        <translation>Latence ÷ source</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>Pic de mémoire</translation>
    </message>
    <message>
        <source>Worst class&apos;s loss</source>
        <translation>Perte de la pire classe</translation>
    </message>
    <message>
        <source>points</source>
        <translation>points</translation>
    </message>
    <message>
        <source>removal of the constraint</source>
        <translation>suppression de la contrainte</translation>
    </message>
    <message>
        <source>constraint %1</source>
        <translation>contrainte %1</translation>
    </message>
</context>
<context>
    <name>PointWords</name>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1 (%2 à %3)</translation>
    </message>
    <message>
        <source>%1 %2 (%3 to %4), measured on %5</source>
        <translation>%1&#xa0;%2 (%3 à %4), mesuré sur %5</translation>
    </message>
    <message>
        <source>%1, computed</source>
        <translation>%1, calculé</translation>
    </message>
    <message>
        <source>%1x of the source&apos;s latency, measured in one run</source>
        <translation>%1x la latence de la source, mesuré dans une même exécution</translation>
    </message>
    <message>
        <source>%1 (%2 to %3), median of %4, measured</source>
        <translation>%1 (%2 à %3), médiane de %4, mesuré</translation>
    </message>
    <message>
        <source>%1 MACs, computed</source>
        <translation>%1 MACs, calculé</translation>
    </message>
    <message>
        <source>%1 peak memory, measured</source>
        <translation>%1 de pic de mémoire, mesuré</translation>
    </message>
    <message>
        <source>◷ measured on other data than is given now</source>
        <translation>◷ mesuré sur d’autres données que les données actuelles</translation>
    </message>
    <message>
        <source>after %1 of %2</source>
        <translation>après %1 à partir de %2</translation>
    </message>
    <message>
        <source>for %1: %2</source>
        <translation>pour %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Agreement with the source</source>
        <translation>Accord avec la source</translation>
    </message>
    <message>
        <source>Cosine to the source</source>
        <translation>Cosinus avec la source</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitude</translation>
    </message>
    <message>
        <source>grey: %1</source>
        <translation>en gris&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>PresetMenu</name>
    <message>
        <source>Begin with this</source>
        <translation>Commencer par là</translation>
    </message>
    <message>
        <source>Fewer bits, the same layers</source>
        <translation>Moins de bits, les mêmes couches</translation>
    </message>
    <message>
        <source>Fewer weights</source>
        <translation>Moins de poids</translation>
    </message>
    <message>
        <source>Fewer weights and fewer bits</source>
        <translation>Moins de poids et moins de bits</translation>
    </message>
    <message>
        <source>With training, for what else loses too much</source>
        <translation>Avec entraînement, pour ce qui perd trop sans cela</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>Les vôtres</translation>
    </message>
</context>
<context>
    <name>PreviewWords</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Cible</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>no labels: agreement with the source is measured</source>
        <translation>sans étiquettes&#xa0;: c’est l’accord avec la source qui est mesuré</translation>
    </message>
    <message>
        <source>%1 of the evaluation data are also used to calibrate</source>
        <translation>%1 des données d’évaluation servent aussi à calibrer</translation>
    </message>
    <message>
        <source>%1, %2, labels from %3</source>
        <translation>%1, %2, étiquettes de %3</translation>
    </message>
    <message>
        <source>%1, %2, no labels</source>
        <translation>%1, %2, sans étiquettes</translation>
    </message>
    <message>
        <source>%1, %2, reference outputs</source>
        <translation>%1, %2, sorties de référence</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>%1 … (%2 characters)</source>
        <translation>%1 … (%2 caractères)</translation>
    </message>
    <message>
        <source>as the model</source>
        <translation>comme le modèle</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>value = stored × scale</source>
        <translation>valeur = stocké × échelle</translation>
    </message>
    <message>
        <source>value = (stored − zero point) × scale</source>
        <translation>valeur = (stocké − point zéro) × échelle</translation>
    </message>
    <message>
        <source>, scale %1</source>
        <translation>, échelle %1</translation>
    </message>
    <message>
        <source>, one scale for each block of %1 along axis %2: %3 to %4</source>
        <translation>, une échelle par bloc de %1 le long de l’axe %2&#xa0;: %3 à %4</translation>
    </message>
    <message>
        <source>, one scale for each position of axis %1: %2 to %3</source>
        <translation>, une échelle par position de l’axe %1&#xa0;: %2 à %3</translation>
    </message>
    <message>
        <source>; zero points %1 to %2</source>
        <translation>&#xa0;; points zéro %1 à %2</translation>
    </message>
    <message>
        <source>; zero point %1</source>
        <translation>&#xa0;; point zéro %1</translation>
    </message>
    <message>
        <source>Cancelled after %1. Nothing was kept.</source>
        <translation>Annulée après %1. Rien n’a été conservé.</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Annulation…</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminée</translation>
    </message>
    <message>
        <source>Not delivered</source>
        <translation>Non livré</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulée</translation>
    </message>
    <message>
        <source>unclear</source>
        <translation>indécis</translation>
    </message>
    <message>
        <source>other data</source>
        <translation>autres données</translation>
    </message>
    <message>
        <source> · slower</source>
        <translation> · plus lent</translation>
    </message>
    <message>
        <source>computed, exact</source>
        <translation>calculé, exact</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>not measured for both</source>
        <translation>pas mesuré pour les deux</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1 (%2 à %3)</translation>
    </message>
    <message>
        <source>not measured for both: labelled data (Ctrl+D) gives it</source>
        <translation>pas mesuré pour les deux&#xa0;: des données étiquetées (Ctrl+D) le permettent</translation>
    </message>
    <message>
        <source> points</source>
        <translation> points</translation>
    </message>
    <message>
        <source>no interval: each was compared with the source, not with the other</source>
        <translation>pas d’intervalle&#xa0;: chacune a été comparée à la source, non à l’autre</translation>
    </message>
    <message>
        <source>%1 [%2 to %3]%4</source>
        <translation>%1 [%2 à %3]%4</translation>
    </message>
    <message>
        <source>paired difference on the same samples with its 95 % interval, p = %1</source>
        <translation>différence appariée sur les mêmes échantillons avec son intervalle à 95&#xa0;%, p = %1</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitude</translation>
    </message>
    <message>
        <source>%1 %2 (%3 to %4)</source>
        <translation>%1&#xa0;%2 (%3 à %4)</translation>
    </message>
    <message>
        <source>Latency, median</source>
        <translation>Latence, médiane</translation>
    </message>
    <message>
        <source>taken in different runs: compare the row below</source>
        <translation>relevée dans des exécutions différentes&#xa0;: comparez la ligne du dessous</translation>
    </message>
    <message>
        <source>%1x (%2 to %3)</source>
        <translation>%1x (%2 à %3)</translation>
    </message>
    <message>
        <source>not told apart</source>
        <translation>indiscernables</translation>
    </message>
    <message>
        <source>Latency ÷ source, same run</source>
        <translation>Latence ÷ source, même exécution</translation>
    </message>
    <message>
        <source>measured, each interleaved with the source</source>
        <translation>mesuré, chacune en alternance avec la source</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>Pic de mémoire</translation>
    </message>
    <message>
        <source>measured, of a fresh process each</source>
        <translation>mesuré, un nouveau processus pour chacune</translation>
    </message>
    <message>
        <source>%1, cosine %2</source>
        <translation>%1, cosinus %2</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>identique</translation>
    </message>
    <message>
        <source>Closeness to the source</source>
        <translation>Fidélité à la source</translation>
    </message>
    <message>
        <source>source</source>
        <translation>source</translation>
    </message>
    <message>
        <source>each against the source</source>
        <translation>chacune par rapport à la source</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>not told apart: %1</source>
        <translation>indiscernables : %1</translation>
    </message>
</context>
<context>
    <name>Recipe</name>
    <message>
        <source>After %1 there are no float weights left to work on.</source>
        <translation>Après %1, il ne reste plus de poids flottants à traiter.</translation>
    </message>
    <message>
        <source>every layer</source>
        <translation>toutes les couches</translation>
    </message>
    <message>
        <source>, but %1</source>
        <translation>, sauf %1</translation>
    </message>
    <message>
        <source>known after Run</source>
        <translation>connu après l’exécution</translation>
    </message>
    <message>
        <source>%1 MACs</source>
        <translation>%1 MACs</translation>
    </message>
    <message>
        <source>no change</source>
        <translation>aucun changement</translation>
    </message>
    <message>
        <source> est.</source>
        <translation> est.</translation>
    </message>
    <message>
        <source>This machine: %1</source>
        <translation>Cette machine : %1</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>Cette machine</translation>
    </message>
</context>
<context>
    <name>SceneModelWords</name>
    <message>
        <source>Weights stored as %1, unpacked to %2 when the model is loaded</source>
        <translation>Poids stockés en %1, décompactés en %2 au chargement du modèle</translation>
    </message>
</context>
<context>
    <name>SceneWords</name>
    <message>
        <source> · best</source>
        <translation> · meilleur</translation>
    </message>
    <message>
        <source>recipe: %1 %2</source>
        <translation>recette&#xa0;: %1&#xa0;%2</translation>
    </message>
    <message>
        <source>better</source>
        <translation>mieux</translation>
    </message>
</context>
<context>
    <name>ShortcutWords</name>
    <message>
        <source>%1 is used in the graph and in tables.</source>
        <translation>%1 sert déjà dans le graphe et dans les tableaux.</translation>
    </message>
    <message>
        <source>%1 is the key of %2; take it away there first.</source>
        <translation>%1 est la touche de %2&#xa0;; retirez-la d’abord là-bas.</translation>
    </message>
    <message>
        <source>Find an action or its keys</source>
        <translation>Rechercher une action ou ses touches</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Raccourcis</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>Nouvelles touches</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>Aucune touche</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>D’origine</translation>
    </message>
    <message>
        <source>Press the new keys</source>
        <translation>Appuyez sur les nouvelles touches</translation>
    </message>
    <message>
        <source>changed; it was %1</source>
        <translation>modifié&#xa0;; c’était %1</translation>
    </message>
    <message>
        <source>Choose an action first.</source>
        <translation>Choisissez d’abord une action.</translation>
    </message>
</context>
<context>
    <name>TradeOffWords</name>
    <message>
        <source>kept</source>
        <translation>conservée</translation>
    </message>
    <message>
        <source>loss within guard</source>
        <translation>perte dans le garde-fou</translation>
    </message>
    <message>
        <source>unclear: more samples would tell</source>
        <translation>indécis&#xa0;: plus d’échantillons trancheraient</translation>
    </message>
    <message>
        <source>past guard</source>
        <translation>hors garde-fou</translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>effondré</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>non mesuré</translation>
    </message>
    <message>
        <source>source</source>
        <translation>source</translation>
    </message>
    <message>
        <source>quantized</source>
        <translation>quantifié</translation>
    </message>
    <message>
        <source>pruned</source>
        <translation>élagué</translation>
    </message>
    <message>
        <source>both</source>
        <translation>les deux</translation>
    </message>
    <message>
        <source>other</source>
        <translation>autre</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Latency ÷ source</source>
        <translation>Latence ÷ source</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latence</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>guard: at most %1 below source</source>
        <translation>garde-fou&#xa0;: au plus %1 sous la source</translation>
    </message>
    <message>
        <source>guard: at most %1 above source</source>
        <translation>garde-fou&#xa0;: au plus %1 au-dessus de la source</translation>
    </message>
    <message>
        <source>%1 point</source>
        <translation>%1 point</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 points</translation>
    </message>
</context>
<context>
    <name>TrainingCurve</name>
    <message>
        <source>step %1 of %2, epoch %3 of %4</source>
        <translation>étape %1 sur %2, epoch %3 sur %4</translation>
    </message>
    <message>
        <source>training loss %1</source>
        <translation>perte d’entraînement %1</translation>
    </message>
    <message>
        <source>held-out loss %1</source>
        <translation>perte de validation %1</translation>
    </message>
    <message>
        <source>held-out %1 %2</source>
        <translation>validation&#xa0;: %1&#xa0;%2</translation>
    </message>
    <message>
        <source>learning rate %1</source>
        <translation>taux d’apprentissage %1</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>%1 jusqu’ici</translation>
    </message>
    <message>
        <source>best: as it came</source>
        <translation>meilleur&#xa0;: l’état initial</translation>
    </message>
    <message>
        <source>best: %1 at step %2</source>
        <translation>meilleur&#xa0;: %1 à l’étape %2</translation>
    </message>
    <message>
        <source>best: step %1</source>
        <translation>meilleur&#xa0;: étape %1</translation>
    </message>
    <message>
        <source>stopped by hand at step %1 of %2</source>
        <translation>arrêté à la main à l’étape %1 sur %2</translation>
    </message>
    <message>
        <source>ended early at step %1 of %2</source>
        <translation>terminé plus tôt à l’étape %1 sur %2</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>reste %1</translation>
    </message>
    <message>
        <source>step	epoch	training loss	held-out loss	held-out score	learning rate	seconds
</source>
        <translation>étape	epoch	perte d’entraînement	perte de validation	score de validation	taux d’apprentissage	secondes
</translation>
    </message>
</context>
<context>
    <name>Treatment</name>
    <message>
        <source>As recipe</source>
        <translation>Selon la recette</translation>
    </message>
    <message>
        <source>Leave alone</source>
        <translation>Laisser intact</translation>
    </message>
    <message>
        <source>%1 % zeros</source>
        <translation>%1&#xa0;% de zéros</translation>
    </message>
</context>
<context>
    <name>pare::BatchDialog</name>
    <message>
        <source>Move &amp;up</source>
        <translation>&amp;Monter</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>&amp;Descendre</translation>
    </message>
    <message>
        <source>Batch of presets</source>
        <translation>Lot de préréglages</translation>
    </message>
    <message>
        <source>measured on %1</source>
        <translation>mesurés sur %1</translation>
    </message>
    <message>
        <source>calibrated on %1</source>
        <translation>calibrés sur %1</translation>
    </message>
    <message>
        <source>Each is run on the source and measured against it, from the top down; the points appear as they come. %1</source>
        <translation>Chacun est exécuté sur la source et mesuré par rapport à elle, de haut en bas&#xa0;; les points apparaissent au fur et à mesure. %1</translation>
    </message>
    <message>
        <source>There is no data (Ctrl+D): size and latency only.</source>
        <translation>Il n’y a pas de données (Ctrl+D)&#xa0;: taille et latence seulement.</translation>
    </message>
    <message>
        <source>They are %1.</source>
        <translation>Ils sont %1.</translation>
    </message>
    <message>
        <source> and </source>
        <translation> et </translation>
    </message>
    <message>
        <source> %1 as the recipe says.</source>
        <translation> %1, comme le dit la recette.</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Préréglage</translation>
    </message>
    <message>
        <source>Variations</source>
        <translation>Variations</translation>
    </message>
    <message>
        <source>When to use it</source>
        <translation>Quand l’utiliser</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Préréglages</translation>
    </message>
    <message>
        <source>Run presets</source>
        <translation>Lancer le lot</translation>
    </message>
    <message>
        <source>Already measured. </source>
        <translation>Déjà mesuré. </translation>
    </message>
    <message>
        <source>Percent of the channels to remove; several give a run each: 20, 30, 40</source>
        <translation>Pourcentage des canaux à supprimer&#xa0;; plusieurs donnent une exécution chacun&#xa0;: 20, 30, 40</translation>
    </message>
    <message>
        <source>%1: percent of the channels</source>
        <translation>%1&#xa0;: pourcentage des canaux</translation>
    </message>
    <message>
        <source>each in turn</source>
        <translation>chacun à son tour</translation>
    </message>
    <message>
        <source>How static quantization takes its ranges from the calibration data</source>
        <translation>Comment la quantification statique tire ses plages des données de calibration</translation>
    </message>
    <message>
        <source>%1: calibrator</source>
        <translation>%1&#xa0;: calibrateur</translation>
    </message>
    <message>
        <source>%1: give percentages from 1 to 95, such as 20, 30, 40.</source>
        <translation>%1&#xa0;: indiquez des pourcentages de 1 à 95, par exemple 20, 30, 40.</translation>
    </message>
    <message>
        <source>Tick at least one preset.</source>
        <translation>Cochez au moins un préréglage.</translation>
    </message>
    <message>
        <source>%1, %2 to make and measure</source>
        <translation>%1, %2 à créer et à mesurer</translation>
    </message>
    <message>
        <source>, about %1 (est.)</source>
        <translation>, environ %1 (est.)</translation>
    </message>
    <message>
        <source>; the source is measured first</source>
        <translation>&#xa0;; la source est mesurée d’abord</translation>
    </message>
</context>
<context>
    <name>pare::ChangesModel</name>
    <message>
        <source>Only one of the models has it, or it changes nothing from sample to sample</source>
        <translation>Un seul des modèles l’a, ou rien n’y change d’un échantillon à l’autre</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>Non mesuré</translation>
    </message>
    <message>
        <source>Not compared: %1</source>
        <translation>Non comparé&#xa0;: %1</translation>
    </message>
    <message>
        <source>Signal over noise of its output to the other model&apos;s: %1; measured</source>
        <translation>Rapport signal sur bruit de sa sortie par rapport à celle de l’autre modèle&#xa0;: %1&#xa0;; mesuré</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>identique</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
    <message>
        <source>%1, in the second model %2</source>
        <translation>%1, dans le second modèle %2</translation>
    </message>
    <message>
        <source>only in the second model</source>
        <translation>seulement dans le second modèle</translation>
    </message>
    <message>
        <source>only in the first model</source>
        <translation>seulement dans le premier modèle</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Changement</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Couche</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Opérateur</translation>
    </message>
    <message>
        <source>SQNR [dB]</source>
        <translation>SQNR [dB]</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Cosine of its output and the other model&apos;s: %1; measured</source>
        <translation>Cosinus entre sa sortie et celle de l&apos;autre modèle&#xa0;: %1&#xa0;; mesuré</translation>
    </message>
    <message>
        <source>Mean difference of its output to the other model&apos;s, of the mean magnitude in the first: %1 %; measured</source>
        <translation>Écart moyen de sa sortie avec celle de l&apos;autre modèle, rapporté à la grandeur moyenne dans le premier&#xa0;: %1 %&#xa0;; mesuré</translation>
    </message>
    <message>
        <source>Largest difference of one number of its output to the other model&apos;s: %1; measured</source>
        <translation>Plus grand écart d&apos;un nombre de sa sortie avec celle de l&apos;autre modèle&#xa0;: %1&#xa0;; mesuré</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Cosinus</translation>
    </message>
    <message>
        <source>Mean error [%]</source>
        <translation>Erreur moyenne [%]</translation>
    </message>
    <message>
        <source>Largest error</source>
        <translation>Plus grande erreur</translation>
    </message>
</context>
<context>
    <name>pare::ChangesPanel</name>
    <message>
        <source>Measure error</source>
        <translation>Mesurer l’erreur</translation>
    </message>
    <message>
        <source>What differs between two models</source>
        <translation>Ce qui diffère entre deux modèles</translation>
    </message>
    <message>
        <source>Kind of change</source>
        <translation>Type de changement</translation>
    </message>
    <message>
        <source>Only changes of this kind</source>
        <translation>Seulement les changements de ce type</translation>
    </message>
    <message>
        <source>Previous change (Shift+F8)</source>
        <translation>Changement précédent (Shift+F8)</translation>
    </message>
    <message>
        <source>Next change (F8)</source>
        <translation>Changement suivant (F8)</translation>
    </message>
    <message>
        <source>%1 → %2: %3 changed, %4 added, %5 removed, %6 unchanged</source>
        <translation>%1 → %2&#xa0;: %3 modifiées, %4 ajoutées, %5 supprimées, %6 inchangées</translation>
    </message>
    <message>
        <source>No layer differs.</source>
        <translation>Aucune couche ne diffère.</translation>
    </message>
    <message>
        <source>Comparing %1 and %2…</source>
        <translation>Comparaison de %1 et %2…</translation>
    </message>
    <message>
        <source>Runs both models on the same %1 samples: how far each layer&apos;s output is apart</source>
        <translation>Exécute les deux modèles sur les mêmes %1 échantillons&#xa0;: l’écart entre les sorties de chaque couche</translation>
    </message>
    <message>
        <source>All changes</source>
        <translation>Tous les changements</translation>
    </message>
    <message>
        <source>Relative tolerance</source>
        <translation>Tolérance relative</translation>
    </message>
    <message>
        <source>Weights count as unchanged where no number differs by more than this share of the largest magnitude in the first model&apos;s tensor, and by the tolerance beside</source>
        <translation>Les poids comptent comme inchangés si aucun nombre ne diffère de plus de cette part de la plus grande magnitude du tenseur du premier modèle, plus la tolérance à côté</translation>
    </message>
    <message>
        <source>Absolute tolerance</source>
        <translation>Tolérance absolue</translation>
    </message>
    <message>
        <source>Weights count as unchanged where no number differs by more than this, and by the share beside</source>
        <translation>Les poids comptent comme inchangés si aucun nombre ne diffère de plus que cela, plus la part à côté</translation>
    </message>
    <message>
        <source>Weights within %1 of the largest magnitude plus %2 count as unchanged.</source>
        <translation>Les poids qui diffèrent d’au plus %1 de la plus grande magnitude plus %2 comptent comme inchangés.</translation>
    </message>
    <message>
        <source>Weights count as unchanged where no number differs by more than both of these together:</source>
        <translation>Les poids comptent comme inchangés là où aucun nombre ne diffère de plus que les deux ensemble&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Share of the tensor&apos;s largest magnitude</source>
        <translation>&amp;Part de la plus grande valeur absolue du tenseur</translation>
    </message>
    <message>
        <source>&amp;Absolute</source>
        <translation>&amp;Absolu</translation>
    </message>
    <message>
        <source>Weights: exact</source>
        <translation>Poids&#xa0;: exacts</translation>
    </message>
    <message>
        <source>Weights: within %1 of the largest</source>
        <translation>Poids&#xa0;: à %1 du plus grand près</translation>
    </message>
    <message>
        <source>Weights: within %1</source>
        <translation>Poids&#xa0;: à %1 près</translation>
    </message>
    <message>
        <source>Weights: within %1 of the largest + %2</source>
        <translation>Poids&#xa0;: à %1 du plus grand + %2 près</translation>
    </message>
    <message>
        <source>From which difference on weights count as changed</source>
        <translation>À partir de quel écart les poids comptent comme modifiés</translation>
    </message>
    <message>
        <source>; 1 node that only makes weights is not counted</source>
        <translation>&#xa0;; 1 nœud qui ne fait que des poids n&apos;est pas compté</translation>
    </message>
    <message>
        <source>; %1 nodes that only make weights are not counted</source>
        <translation>&#xa0;; %1 nœuds qui ne font que des poids ne sont pas comptés</translation>
    </message>
    <message>
        <source>Nothing is compared. Show a variant, choose File &gt; Compare with another model, or drop two models on the window.</source>
        <translation>Rien n&apos;est comparé. Affichez une variante, choisissez Fichier &gt; Comparer avec un autre modèle, ou déposez deux modèles sur la fenêtre.</translation>
    </message>
</context>
<context>
    <name>pare::ChannelsControl</name>
    <message>
        <source>Channels to remove</source>
        <translation>Canaux à supprimer</translation>
    </message>
    <message>
        <source>Channels to remove: a share such as 30 %, or how many are kept, such as 44</source>
        <translation>Canaux à supprimer&#xa0;: une part comme 30&#xa0;%, ou le nombre à garder, comme 44</translation>
    </message>
    <message>
        <source>all %1 stay: the next count below is %2</source>
        <translation>les %1 restent&#xa0;: le nombre suivant en dessous est %2</translation>
    </message>
    <message>
        <source>%1 → %2 channels</source>
        <translation>%1 → %2 canaux</translation>
    </message>
    <message>
        <source>%1 go</source>
        <translation>%1 supprimés</translation>
    </message>
    <message>
        <source>%1 to %2 go, as counts allow</source>
        <translation>%1 à %2 supprimés, selon les nombres permis</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>Mixte</translation>
    </message>
</context>
<context>
    <name>pare::ComparePanel</name>
    <message>
        <source>Swap</source>
        <translation>Échanger</translation>
    </message>
    <message>
        <source>A and B</source>
        <translation>A et B</translation>
    </message>
    <message>
        <source>All variants</source>
        <translation>Toutes les variantes</translation>
    </message>
    <message>
        <source>Every variant as a line across all measures; up is better. Drag along an axis to set the least that a variant must hold.</source>
        <translation>Chaque variante est une ligne à travers toutes les mesures&#xa0;; plus haut, c’est mieux. Faites glisser le long d’un axe pour fixer le minimum qu’une variante doit tenir.</translation>
    </message>
    <message>
        <source>Swap A and B (X)</source>
        <translation>Échanger A et B (X)</translation>
    </message>
    <message>
        <source>Which is better, and why</source>
        <translation>Laquelle est meilleure, et pourquoi</translation>
    </message>
    <message>
        <source>Measures of A and B</source>
        <translation>Mesures de A et B</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Couche</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>Passe</translation>
    </message>
    <message>
        <source>What changed in B against the source</source>
        <translation>Ce qui a changé dans B par rapport à la source</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Ce qui a changé</translation>
    </message>
    <message>
        <source>Samples that differ</source>
        <translation>Échantillons qui diffèrent</translation>
    </message>
    <message>
        <source>Nothing to compare yet: run a recipe or a preset, and compare what it makes with the source.</source>
        <translation>Rien à comparer pour l’instant&#xa0;: exécutez une recette ou un préréglage, et comparez le résultat à la source.</translation>
    </message>
    <message>
        <source>Choose a second variant to compare with %1: here, with B on a row of Variants, or with Ctrl+click on a point of the chart.</source>
        <translation>Choisissez une seconde variante à comparer à %1&#xa0;: ici, avec B sur une ligne de Variantes, ou avec Ctrl+clic sur un point du graphique.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>the source</source>
        <translation>la source</translation>
    </message>
    <message>
        <source>A %1 and B %2</source>
        <translation>A %1 et B %2</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Mesure</translation>
    </message>
    <message>
        <source>B against A</source>
        <translation>B par rapport à A</translation>
    </message>
    <message>
        <source>B is the source: swap A and B to see what changed.</source>
        <translation>B est la source&#xa0;: échangez A et B pour voir ce qui a changé.</translation>
    </message>
    <message>
        <source>No layer was changed.</source>
        <translation>Aucune couche n’a été modifiée.</translation>
    </message>
    <message>
        <source>Where A and B disagree, the largest disagreement first, with both outputs</source>
        <translation>Où A et B divergent, le plus grand désaccord d&apos;abord, avec les deux sorties</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Comparaison</translation>
    </message>
</context>
<context>
    <name>pare::DataDialog</name>
    <message>
        <source>Data to evaluate</source>
        <translation>Données d’évaluation</translation>
    </message>
    <message>
        <source>Data to calibrate</source>
        <translation>Données de calibration</translation>
    </message>
    <message>
        <source>Data to train</source>
        <translation>Données d’entraînement</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Données</translation>
    </message>
    <message>
        <source>%1 expects %2.</source>
        <translation>%1 attend %2.</translation>
    </message>
    <message>
        <source>Data is .npz with arrays of these names and labels, a folder of pictures with one folder a class, .csv, an IDX pair, or an ONNX test_data_set folder. A file or folder can be dropped here.</source>
        <translation>Les données sont un .npz avec des tableaux de ces noms et des étiquettes, un dossier d’images avec un dossier par classe, un .csv, une paire IDX ou un dossier ONNX test_data_set. Vous pouvez déposer ici un fichier ou un dossier.</translation>
    </message>
    <message>
        <source>&amp;Evaluate: accuracy is measured on it</source>
        <translation>É&amp;valuer&#xa0;: l’exactitude est mesurée dessus</translation>
    </message>
    <message>
        <source>&amp;Calibrate: static INT8 takes its ranges from it</source>
        <translation>&amp;Calibrer&#xa0;: INT8 statique en tire ses plages</translation>
    </message>
    <message>
        <source>Samples set apart from the evaluation data</source>
        <translation>Échantillons mis à part des données d’évaluation</translation>
    </message>
    <message>
        <source>Other data</source>
        <translation>Autres données</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucune</translation>
    </message>
    <message>
        <source> samples</source>
        <translation> échantillons</translation>
    </message>
    <message>
        <source>Samples set apart to calibrate</source>
        <translation>Échantillons mis à part pour calibrer</translation>
    </message>
    <message>
        <source>&amp;Train: fine-tune, distill and train-quantized learn from it</source>
        <translation>&amp;Entraîner&#xa0;: fine-tune, distill et train-quantized apprennent avec</translation>
    </message>
    <message>
        <source>First samples</source>
        <translation>Premiers échantillons</translation>
    </message>
    <message>
        <source>Use data</source>
        <translation>Utiliser les données</translation>
    </message>
    <message>
        <source>Without data, size and latency are measured; accuracy is not.</source>
        <translation>Sans données, la taille et la latence sont mesurées&#xa0;; l’exactitude ne l’est pas.</translation>
    </message>
    <message>
        <source>First samples, as the model gets them</source>
        <translation>Premiers échantillons, tels que le modèle les reçoit</translation>
    </message>
    <message>
        <source>There is no evaluation data to set samples apart from.</source>
        <translation>Sans données d’évaluation, pas d’échantillons à mettre à part.</translation>
    </message>
    <message>
        <source>%1 to calibrate, the other %2 to evaluate: no sample does both.</source>
        <translation>%1 pour calibrer, les %2 autres pour évaluer&#xa0;: aucun échantillon ne fait les deux.</translation>
    </message>
    <message>
        <source>Presets then calibrate on a part of the evaluation data that they do not report on; a recipe calibrates on what it is measured on, and says so.</source>
        <translation>Les préréglages calibrent alors sur une partie des données d’évaluation qui n’entre pas dans leurs résultats&#xa0;; une recette calibre sur ce sur quoi elle est mesurée, et le dit.</translation>
    </message>
    <message>
        <source>Static INT8 needs calibration data.</source>
        <translation>INT8 statique a besoin de données de calibration.</translation>
    </message>
    <message>
        <source>Give a file or folder.</source>
        <translation>Indiquez un fichier ou un dossier.</translation>
    </message>
    <message>
        <source>Use data: what is given cannot be read yet, see under its field.</source>
        <translation>Utiliser les données&#xa0;: ce qui est indiqué ne peut pas encore être lu, voir sous son champ.</translation>
    </message>
    <message>
        <source>: accuracy would look better than it is.</source>
        <translation>&#xa0;: l’exactitude paraîtrait meilleure qu’elle ne l’est.</translation>
    </message>
</context>
<context>
    <name>pare::DataField</name>
    <message>
        <source>Shorter side</source>
        <translation>Petit côté</translation>
    </message>
    <message>
        <source>Crop, height</source>
        <translation>Recadrage, hauteur</translation>
    </message>
    <message>
        <source>Crop, width</source>
        <translation>Recadrage, largeur</translation>
    </message>
    <message>
        <source>File or folder; empty: none</source>
        <translation>Fichier ou dossier&#xa0;; vide&#xa0;: aucun</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>Fichier…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Dossier…</translation>
    </message>
    <message>
        <source>How it is read</source>
        <translation>Mode de lecture</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>par défaut</translation>
    </message>
    <message>
        <source>as the model</source>
        <translation>comme le modèle</translation>
    </message>
    <message>
        <source>none, or 0.485, 0.456, 0.406</source>
        <translation>aucune, ou 0.485, 0.456, 0.406</translation>
    </message>
    <message>
        <source>none, or 0.229, 0.224, 0.225</source>
        <translation>aucun, ou 0.229, 0.224, 0.225</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Recadrage</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Moyenne</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>Écart type</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Canaux</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Disposition</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>En texte</translation>
    </message>
    <message>
        <source>found out; or images,size=256,crop=224,mean=0.485:0.456:0.406</source>
        <translation>détecté&#xa0;; ou images,size=256,crop=224,mean=0.485:0.456:0.406</translation>
    </message>
    <message>
        <source>%1: how it is read</source>
        <translation>%1&#xa0;: mode de lecture</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Dossier de données</translation>
    </message>
    <message>
        <source>Data file</source>
        <translation>Fichier de données</translation>
    </message>
    <message>
        <source>Looking at it…</source>
        <translation>Examen en cours…</translation>
    </message>
    <message>
        <source>Label column</source>
        <translation>Colonne des étiquettes</translation>
    </message>
    <message>
        <source>Labels&apos; file</source>
        <translation>Fichier des étiquettes</translation>
    </message>
    <message>
        <source>Labels&apos; array</source>
        <translation>Tableau des étiquettes</translation>
    </message>
    <message>
        <source>the last, or the one that is named so; none: without labels</source>
        <translation>la dernière, ou celle qui porte ce nom&#xa0;; none&#xa0;: sans étiquettes</translation>
    </message>
    <message>
        <source>found out; none: without labels</source>
        <translation>détecté&#xa0;; none&#xa0;: sans étiquettes</translation>
    </message>
</context>
<context>
    <name>pare::Difference</name>
    <message>
        <source>No model is open.</source>
        <translation>Aucun modèle n’est ouvert.</translation>
    </message>
    <message>
        <source>Show a variant first, or compare with another model.</source>
        <translation>Affichez d’abord une variante, ou comparez avec un autre modèle.</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 et %2</translation>
    </message>
    <message>
        <source>Compare %1 and %2</source>
        <translation>Comparer %1 et %2</translation>
    </message>
    <message>
        <source>not compared: %1</source>
        <translation>non comparé&#xa0;: %1</translation>
    </message>
    <message>
        <source>equal on %1, measured</source>
        <translation>identique sur %1, mesuré</translation>
    </message>
    <message>
        <source>SQNR %1 dB, cosine %2, largest difference %3, mean difference %4 of the mean magnitude; on %5, measured</source>
        <translation>SQNR %1 dB, cosinus %2, plus grande différence %3, différence moyenne %4 de la grandeur moyenne&#xa0;; sur %5, mesuré</translation>
    </message>
    <message>
        <source>Nothing is compared.</source>
        <translation>Rien n’est comparé.</translation>
    </message>
    <message>
        <source>Needs data (Ctrl+D): both models are run on the same samples.</source>
        <translation>Nécessite des données (Ctrl+D)&#xa0;: les deux modèles sont exécutés sur les mêmes échantillons.</translation>
    </message>
    <message>
        <source>It is being measured.</source>
        <translation>La mesure est en cours.</translation>
    </message>
    <message>
        <source>Compare layers of %1 and %2</source>
        <translation>Comparer les couches de %1 et %2</translation>
    </message>
    <message>
        <source>Which pass did what is not told: %1.</source>
        <translation>On ne sait pas quelle passe a fait quoi&#xa0;: %1.</translation>
    </message>
</context>
<context>
    <name>pare::DifferencePage</name>
    <message>
        <source>Colour by</source>
        <translation>Colorer selon</translation>
    </message>
    <message>
        <source>Comparing %1 and %2…</source>
        <translation>Comparaison de %1 et %2…</translation>
    </message>
    <message>
        <source>Nothing is compared.
Show a variant, or choose File &gt; Compare with another model.</source>
        <translation>Rien n’est comparé.
Affichez une variante, ou choisissez Fichier &gt; Comparer avec un autre modèle.</translation>
    </message>
    <message>
        <source>One drawing</source>
        <translation>Un seul dessin</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Côte à côte</translation>
    </message>
    <message>
        <source>Both models</source>
        <translation>Les deux modèles</translation>
    </message>
    <message>
        <source>Both models on one drawing, or each by itself, where one follows the other</source>
        <translation>Les deux modèles sur un seul dessin, ou chacun à part, l’un suivant l’autre</translation>
    </message>
    <message>
        <source>Error between both (SQNR)</source>
        <translation>Erreur entre les deux (SQNR)</translation>
    </message>
    <message>
        <source>Kind of change</source>
        <translation>Genre de changement</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Error between both (cosine)</source>
        <translation>Erreur entre les deux (cosinus)</translation>
    </message>
    <message>
        <source>Error between both (relative)</source>
        <translation>Erreur entre les deux (relative)</translation>
    </message>
    <message>
        <source>Error between both (largest)</source>
        <translation>Erreur entre les deux (la plus grande)</translation>
    </message>
    <message>
        <source>The source is shown: nothing is compared.
Show what a variant changed in it, or choose File &gt; Compare with another model.</source>
        <translation>La source est affichée&#xa0;: rien n’est comparé.
Affichez ce qu’une variante y a changé, ou choisissez Fichier &gt; Comparer avec un autre modèle.</translation>
    </message>
    <message>
        <source>Changes of %1</source>
        <translation>Modifications de %1</translation>
    </message>
</context>
<context>
    <name>pare::DifferenceSides</name>
    <message>
        <source>First: %1</source>
        <translation>Premier&#xa0;: %1</translation>
    </message>
    <message>
        <source>Second: %1</source>
        <translation>Second&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>pare::Document</name>
    <message>
        <source>Recipe</source>
        <translation>Recette</translation>
    </message>
    <message>
        <source>change of the guard to %1</source>
        <translation>réglage du garde-fou à %1</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Données</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorite</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Measure: no model is open.</source>
        <translation>Mesurer&#xa0;: aucun modèle n’est ouvert.</translation>
    </message>
    <message>
        <source>Measure: the study is read-only; save it under another name first.</source>
        <translation>Mesurer&#xa0;: l’étude est en lecture seule&#xa0;; enregistrez-la d’abord sous un autre nom.</translation>
    </message>
    <message>
        <source>Measure: the program pare-runner is not beside this one.</source>
        <translation>Mesurer&#xa0;: le programme pare-runner n’est pas à côté de celui-ci.</translation>
    </message>
    <message>
        <source>Run: no model is open.</source>
        <translation>Exécuter&#xa0;: aucun modèle n’est ouvert.</translation>
    </message>
    <message>
        <source>Run: INT8 static needs calibration data.</source>
        <translation>Exécuter&#xa0;: INT8 statique a besoin de données de calibration.</translation>
    </message>
    <message>
        <source>Run: %1 needs data to train on.</source>
        <translation>Exécuter&#xa0;: %1 a besoin de données d’entraînement.</translation>
    </message>
    <message>
        <source>Run: the program pare-trainer is not beside this one; it is built where libtorch is installed.</source>
        <translation>Exécuter&#xa0;: le programme pare-trainer n’est pas à côté de celui-ci&#xa0;; il est compilé là où libtorch est installée.</translation>
    </message>
    <message>
        <source>Run: the recipe has no enabled step.</source>
        <translation>Exécuter&#xa0;: la recette n’a aucune étape active.</translation>
    </message>
    <message>
        <source>%1: needs data to measure on.</source>
        <translation>%1&#xa0;: nécessite des données sur lesquelles mesurer.</translation>
    </message>
    <message>
        <source>%1: needs calibration data.</source>
        <translation>%1&#xa0;: nécessite des données de calibration.</translation>
    </message>
    <message>
        <source>%1: needs data to train on.</source>
        <translation>%1&#xa0;: nécessite des données d’entraînement.</translation>
    </message>
    <message>
        <source>%1: the program pare-trainer is not beside this one; it is built where libtorch is installed.</source>
        <translation>%1&#xa0;: le programme pare-trainer n’est pas à côté de celui-ci&#xa0;; il est compilé là où libtorch est installée.</translation>
    </message>
    <message>
        <source>Measure the source</source>
        <translation>Mesurer la source</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>Terminé&#xa0;: %1</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Démo</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>Formes</translation>
    </message>
    <message>
        <source>Recovery copy</source>
        <translation>Copie de récupération</translation>
    </message>
    <message>
        <source> Training was stopped by hand after step %1 of %2.</source>
        <translation> L’entraînement a été arrêté à la main après l’étape %1 sur %2.</translation>
    </message>
    <message>
        <source>Not delivered: %1</source>
        <translation>Non livré&#xa0;: %1</translation>
    </message>
    <message>
        <source>Run recipe: %1</source>
        <translation>Exécuter la recette&#xa0;: %1</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>Preset: %1</source>
        <translation>Préréglage&#xa0;: %1</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>Exporter %1</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>%1 a été écrit</translation>
    </message>
    <message>
        <source>Show variant</source>
        <translation>Afficher la variante</translation>
    </message>
    <message>
        <source>change of the target to %1</source>
        <translation>changement de cible pour %1</translation>
    </message>
    <message>
        <source>Measure: another window has this study open; save it under another name first.</source>
        <translation>Mesurer&#xa0;: une autre fenêtre a ouvert cette étude&#xa0;; enregistrez-la d&apos;abord sous un autre nom.</translation>
    </message>
</context>
<context>
    <name>pare::ErrorsModel</name>
    <message>
        <source>%1 steps of %2 from %3 to %4</source>
        <translation>%1 pas de %2, de %3 à %4</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>identique</translation>
    </message>
    <message>
        <source>Signal over noise of this layer&apos;s result against the same layer in float: %1. What the layers before it lose is in it; measured.</source>
        <translation>Rapport signal sur bruit du résultat de cette couche par rapport à la même couche en flottant&#xa0;: %1. Ce que perdent les couches précédentes y est compris&#xa0;; mesuré.</translation>
    </message>
    <message>
        <source>Float in this variant: its result&apos;s %1 come from the layers before it; measured.</source>
        <translation>En flottant dans cette variante&#xa0;: les %1 de son résultat viennent des couches précédentes&#xa0;; mesuré.</translation>
    </message>
    <message>
        <source>Signal over noise of the model&apos;s outputs with this layer alone in static INT8: %1; with all but this layer: %2; measured</source>
        <translation>Rapport signal sur bruit des sorties du modèle avec cette couche seule en INT8 statique&#xa0;: %1&#xa0;; avec toutes sauf cette couche&#xa0;: %2&#xa0;; mesuré</translation>
    </message>
    <message>
        <source>Signal over noise of the model&apos;s outputs with this layer alone in static INT8: %1, measured</source>
        <translation>Rapport signal sur bruit des sorties du modèle avec cette couche seule en INT8 statique&#xa0;: %1, mesuré</translation>
    </message>
    <message>
        <source>Measured together with its neighbours, of whose noise this is its share: %1. The time did not suffice for each alone.</source>
        <translation>Mesurée avec ses voisines, dont voici sa part du bruit&#xa0;: %1. Le temps n’a pas suffi pour chacune séparément.</translation>
    </message>
    <message>
        <source>Signal over noise of its weights, float against INT8: %1, computed</source>
        <translation>Rapport signal sur bruit de ses poids, flottant contre INT8&#xa0;: %1, calculé</translation>
    </message>
    <message>
        <source>Its weights are not stored as integers with scales</source>
        <translation>Ses poids ne sont pas stockés en entiers avec des échelles</translation>
    </message>
    <message>
        <source>Three of the four bytes of each of its weights, computed; its scales are not counted</source>
        <translation>Trois des quatre octets de chacun de ses poids, calculé&#xa0;; ses échelles ne sont pas comptées</translation>
    </message>
    <message>
        <source>What its input is rounded to: %1</source>
        <translation>Grille d’arrondi de son entrée&#xa0;: %1</translation>
    </message>
    <message>
        <source>Its input is not rounded by one scale</source>
        <translation>Son entrée n’est pas arrondie par une seule échelle</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Couche</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Opérateur</translation>
    </message>
    <message>
        <source>SQNR of result [dB]</source>
        <translation>SQNR du résultat [dB]</translation>
    </message>
    <message>
        <source>SQNR alone [dB]</source>
        <translation>SQNR seule [dB]</translation>
    </message>
    <message>
        <source>Weights [dB]</source>
        <translation>Poids [dB]</translation>
    </message>
    <message>
        <source>Saves [kB]</source>
        <translation>Économie [kB]</translation>
    </message>
    <message>
        <source>Its input</source>
        <translation>Son entrée</translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation>Traitement</translation>
    </message>
    <message>
        <source>
Its weights: %1 less. Its time in one run: %2 in float, %3 in INT8, measured.</source>
        <translation>
Ses poids : %1 de moins. Son temps en une exécution : %2 en flottant, %3 en INT8, mesuré.</translation>
    </message>
</context>
<context>
    <name>pare::ExportDialog</name>
    <message>
        <source>Verify: reopen, run and compare before the file takes its name</source>
        <translation>Vérifier&#xa0;: rouvrir, exécuter et comparer avant que le fichier prenne son nom</translation>
    </message>
    <message>
        <source>Write recipe, report and model card beside it</source>
        <translation>Écrire à côté la recette, le rapport et la fiche de modèle</translation>
    </message>
    <message>
        <source>Export model</source>
        <translation>Exporter le modèle</translation>
    </message>
    <message>
        <source>&amp;Variant</source>
        <translation>&amp;Variante</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>One file</source>
        <translation>Un seul fichier</translation>
    </message>
    <message>
        <source>External data beside the model</source>
        <translation>Données externes à côté du modèle</translation>
    </message>
    <message>
        <source>&amp;Weights</source>
        <translation>&amp;Poids</translation>
    </message>
    <message>
        <source>The version of ONNX&apos;s operators that the file uses. It can be raised for a runtime that asks for a newer one; it is never lowered.</source>
        <translation>La version des opérateurs ONNX que le fichier utilise. Elle peut être augmentée pour un runtime qui en demande une plus récente&#xa0;; elle n’est jamais abaissée.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>&amp;Opset</source>
        <translation>&amp;Opset</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>ONNX (*.onnx)</source>
        <translation>ONNX (*.onnx)</translation>
    </message>
    <message>
        <source>Keep (%1)</source>
        <translation>Garder (%1)</translation>
    </message>
    <message>
        <source>Raise to %1</source>
        <translation>Passer à %1</translation>
    </message>
    <message>
        <source>Export: choose a variant.</source>
        <translation>Exporter&#xa0;: choisissez une variante.</translation>
    </message>
    <message>
        <source>The source is never overwritten; give another name.</source>
        <translation>La source n’est jamais écrasée&#xa0;; donnez un autre nom.</translation>
    </message>
    <message>
        <source>%1 is there already and belongs to another model; give another name.</source>
        <translation>%1 existe déjà et appartient à un autre modèle&#xa0;; donnez un autre nom.</translation>
    </message>
    <message>
        <source>A model at another opset is always run and compared.</source>
        <translation>Un modèle à un autre opset est toujours exécuté et comparé.</translation>
    </message>
    <message>
        <source>It is run at opset %1 and compared with the variant before the file takes its name; where they differ, nothing is written.</source>
        <translation>Il est exécuté à l’opset %1 et comparé à la variante avant que le fichier prenne son nom&#xa0;; s’ils diffèrent, rien n’est écrit.</translation>
    </message>
    <message>
        <source>Above 2 GB weights must lie beside the model.</source>
        <translation>Au-delà de 2 GB, les poids doivent être à côté du modèle.</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>environ %1</translation>
    </message>
    <message>
        <source>%1 (computed)</source>
        <translation>%1 (calculé)</translation>
    </message>
    <message>
        <source>There is not enough space: %1 are needed, %2 are free.</source>
        <translation>Il n’y a pas assez de place&#xa0;: %1 sont nécessaires, %2 sont libres.</translation>
    </message>
    <message>
        <source>Past the guard by %1. %2</source>
        <translation>Garde-fou dépassé de %1. %2</translation>
    </message>
    <message>
        <source>Past the guard: %1</source>
        <translation>Garde-fou dépassé&#xa0;: %1</translation>
    </message>
    <message>
        <source>Its accuracy was not measured.</source>
        <translation>Son exactitude n’a pas été mesurée.</translation>
    </message>
    <message>
        <source>Export anyway</source>
        <translation>Exporter quand même</translation>
    </message>
</context>
<context>
    <name>pare::FoldPane</name>
    <message>
        <source>Open the pane %1</source>
        <translation>Ouvrir le volet %1</translation>
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
        <translation>Vers</translation>
    </message>
    <message>
        <source>&lt;br&gt;and %1 more</source>
        <translation>&lt;br&gt;et %1 de plus</translation>
    </message>
    <message>
        <source>&lt;b&gt;Goes to&lt;/b&gt;</source>
        <translation>&lt;b&gt;Va vers&lt;/b&gt;</translation>
    </message>
    <message>
        <source>&lt;b&gt;Comes from&lt;/b&gt;</source>
        <translation>&lt;b&gt;Vient de&lt;/b&gt;</translation>
    </message>
    <message>
        <source>&lt;br&gt;Click to go there</source>
        <translation>&lt;br&gt;Cliquez pour y aller</translation>
    </message>
    <message>
        <source>&lt;br&gt;Click selects what is in it, double click closes it</source>
        <translation>&lt;br&gt;Un clic sélectionne le contenu, un double clic le ferme</translation>
    </message>
    <message>
        <source>&lt;br&gt;Double click opens it</source>
        <translation>&lt;br&gt;Un double clic l’ouvre</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Sortie</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Poids</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Précision</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Graphe</translation>
    </message>
    <message>
        <source>No model is open</source>
        <translation>Aucun modèle n’est ouvert</translation>
    </message>
    <message>
        <source>1 layer</source>
        <translation>1 couche</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>%1 couches</translation>
    </message>
    <message>
        <source>, at %1, %2</source>
        <translation>, à %1, %2</translation>
    </message>
    <message>
        <source>, %1 selected</source>
        <translation>, %1 dans la sélection</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>%1, computed</source>
        <translation>%1, calculé</translation>
    </message>
</context>
<context>
    <name>pare::GraphPage</name>
    <message>
        <source>Select a closed group first: it has the sign ▸ before its name.</source>
        <translation>Sélectionnez d’abord un groupe fermé&#xa0;: il porte le signe ▸ devant son nom.</translation>
    </message>
    <message>
        <source>Select a layer inside of an open group first: the group around it is closed.</source>
        <translation>Sélectionnez d’abord une couche dans un groupe ouvert&#xa0;: le groupe qui l’entoure est fermé.</translation>
    </message>
    <message>
        <source>Drawing every layer would need more memory than the limit in Preferences. Open groups one by one.</source>
        <translation>Dessiner toutes les couches demanderait plus de mémoire que la limite des Préférences. Ouvrez les groupes un par un.</translation>
    </message>
    <message>
        <source>Draw all</source>
        <translation>Tout dessiner</translation>
    </message>
    <message>
        <source>Draw anyway</source>
        <translation>Dessiner quand même</translation>
    </message>
    <message>
        <source>Select a part</source>
        <translation>Choisir une partie</translation>
    </message>
    <message>
        <source>Draws the selected layers and what is near them, %1 at most</source>
        <translation>Dessine les couches sélectionnées et leurs alentours, %1 au plus</translation>
    </message>
    <message>
        <source>Select layers in the table: they are drawn with what is near them.</source>
        <translation>Sélectionnez des couches dans le tableau&#xa0;: elles sont dessinées avec leurs alentours.</translation>
    </message>
    <message>
        <source>%1: the graph follows.</source>
        <translation>%1&#xa0;: le graphe suit.</translation>
    </message>
    <message>
        <source>%1 of %2: %3.</source>
        <translation>%1 sur %2&#xa0;: %3.</translation>
    </message>
    <message>
        <source>the first. Select layers in the table to see others</source>
        <translation>les premières. Sélectionnez des couches dans le tableau pour en voir d’autres</translation>
    </message>
    <message>
        <source>the selection and what is near it</source>
        <translation>la sélection et ses alentours</translation>
    </message>
    <message>
        <source>Drawing %1…</source>
        <translation>Dessin de %1…</translation>
    </message>
    <message>
        <source>Drawing %1 needs about %2; the limit is %3. The table has every layer.</source>
        <translation>Dessiner %1 demande environ %2&#xa0;; la limite est de %3. Le tableau contient toutes les couches.</translation>
    </message>
</context>
<context>
    <name>pare::HeatMap</name>
    <message>
        <source>Values as a picture</source>
        <translation>Valeurs sous forme d’image</translation>
    </message>
</context>
<context>
    <name>pare::HistogramView</name>
    <message>
        <source>No values</source>
        <translation>Aucune valeur</translation>
    </message>
    <message>
        <source>Histogram of values</source>
        <translation>Histogramme des valeurs</translation>
    </message>
    <message>
        <source>mean %1</source>
        <translation>moyenne %1</translation>
    </message>
    <message>
        <source>deviation %1</source>
        <translation>écart type %1</translation>
    </message>
    <message>
        <source>%1 % zeros</source>
        <translation>%1&#xa0;% de zéros</translation>
    </message>
    <message>
        <source>%1 to %2: %3</source>
        <translation>%1 à %2&#xa0;: %3</translation>
    </message>
    <message>
        <source> (%1: %2)</source>
        <translation> (%1&#xa0;: %2)</translation>
    </message>
    <message>
        <source>before</source>
        <translation>avant</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1 : %2</translation>
    </message>
</context>
<context>
    <name>pare::InspectorPanel</name>
    <message>
        <source>Output</source>
        <translation>Sortie</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Poids</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>Activations</translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation>Traitement</translation>
    </message>
    <message>
        <source>as the recipe says for every layer</source>
        <translation>comme la recette le dit pour toutes les couches</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modifié</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Refusé</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Avertissement</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Conseil</translation>
    </message>
    <message>
        <source>Makes</source>
        <translation>Produit</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>Lit</translation>
    </message>
    <message>
        <source>Passes on</source>
        <translation>Transmet</translation>
    </message>
    <message>
        <source>%1, shrinks with %2</source>
        <translation>%1, rétrécit avec %2</translation>
    </message>
    <message>
        <source>%1, cannot shrink: %2</source>
        <translation>%1, ne peut pas rétrécir&#xa0;: %2</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspecteur</translation>
    </message>
    <message>
        <source>Histogram of what the layer reads</source>
        <translation>Histogramme de ce que lit la couche</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>%1 couches</translation>
    </message>
    <message>
        <source>Sums of the selection, computed</source>
        <translation>Sommes de la sélection, calculées</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Ajoutée</translation>
    </message>
    <message>
        <source>only %1 has it</source>
        <translation>présente seulement dans %1</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Supprimée</translation>
    </message>
    <message>
        <source>Its name there</source>
        <translation>Son nom là-bas</translation>
    </message>
    <message>
        <source>nothing of its own</source>
        <translation>rien en propre</translation>
    </message>
    <message>
        <source>Open a model to see its layers.</source>
        <translation>Ouvrez un modèle pour voir ses couches.</translation>
    </message>
    <message>
        <source>Removed by %1: %2</source>
        <translation>Supprimée par %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Merged into %1 by %2</source>
        <translation>Fusionnée dans %1 par %2</translation>
    </message>
    <message>
        <source>Not in this variant</source>
        <translation>Absente de cette variante</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Couches</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>%1 a sample, computed</source>
        <translation>%1 par échantillon, calculé</translation>
    </message>
    <message>
        <source>; of %1 a size is not known</source>
        <translation>&#xa0;; une taille est inconnue pour %1</translation>
    </message>
    <message>
        <source> at their peak, computed</source>
        <translation> au maximum, calculé</translation>
    </message>
    <message>
        <source>Can shrink</source>
        <translation>Peut rétrécir</translation>
    </message>
    <message>
        <source> of the parameters, by channels</source>
        <translation> des paramètres, par canaux</translation>
    </message>
    <message>
        <source>Opset</source>
        <translation>Opset</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Créé par</translation>
    </message>
    <message>
        <source>Inputs and outputs</source>
        <translation>Entrées et sorties</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Declined (%1)</source>
        <translation>Refusé (%1)</translation>
    </message>
    <message>
        <source>SQNR of its result %1 against float, with what comes before; measured, %2</source>
        <translation>SQNR de son résultat %1 par rapport au flottant, avec ce qui précède&#xa0;; mesuré, %2</translation>
    </message>
    <message>
        <source>float here; %1 come from the layers before; measured, %2</source>
        <translation>flottant ici&#xa0;; les %1 viennent des couches précédentes&#xa0;; mesuré, %2</translation>
    </message>
    <message>
        <source>SQNR of the outputs %1 with it alone in INT8; measured, %2</source>
        <translation>SQNR des sorties %1 avec elle seule en INT8&#xa0;; mesuré, %2</translation>
    </message>
    <message>
        <source> · %1 with all others in INT8 and this in float</source>
        <translation> · %1 avec toutes les autres en INT8 et celle-ci en flottant</translation>
    </message>
    <message>
        <source> ◷ other data</source>
        <translation> ◷ autres données</translation>
    </message>
    <message>
        <source>INT8 error</source>
        <translation>Erreur INT8</translation>
    </message>
    <message>
        <source>input, in float · %1</source>
        <translation>entrée, en flottant · %1</translation>
    </message>
    <message>
        <source>Its input is not rounded by one scale.</source>
        <translation>Son entrée n’est pas arrondie par une seule échelle.</translation>
    </message>
    <message>
        <source>Its input stays float.</source>
        <translation>Son entrée reste en flottant.</translation>
    </message>
    <message>
        <source>Rounded to %1; %2.</source>
        <translation>Arrondie sur %1&#xa0;; %2.</translation>
    </message>
    <message>
        <source>%1 of the values are cut off</source>
        <translation>%1 des valeurs sont écrêtées</translation>
    </message>
    <message>
        <source>nothing is cut off</source>
        <translation>rien n’est écrêté</translation>
    </message>
    <message>
        <source> Only %1 of the steps are used.</source>
        <translation> Seuls %1 des pas sont utilisés.</translation>
    </message>
    <message>
        <source>INT8</source>
        <translation>INT8</translation>
    </message>
    <message>
        <source>float</source>
        <translation>flottant</translation>
    </message>
    <message>
        <source>weights · %1 values · bars INT8, line float</source>
        <translation>poids · %1 valeurs · barres INT8, ligne flottant</translation>
    </message>
    <message>
        <source>SQNR of the weights %1, computed.</source>
        <translation>SQNR des poids %1, calculé.</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>%1, the sum of what was measured</source>
        <translation>%1, somme de ce qui a été mesuré</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>non mesuré</translation>
    </message>
    <message>
        <source>being measured</source>
        <translation>en cours de mesure</translation>
    </message>
    <message>
        <source>measure again</source>
        <translation>mesurer à nouveau</translation>
    </message>
    <message>
        <source>measure</source>
        <translation>mesurer</translation>
    </message>
    <message>
        <source>shapes are being read</source>
        <translation>lecture des formes en cours</translation>
    </message>
    <message>
        <source>%1 a sample, computed with the sizes of the data</source>
        <translation>%1 par échantillon, calculés avec les tailles des données</translation>
    </message>
</context>
<context>
    <name>pare::JobDelegate</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>pare::JobList</name>
    <message>
        <source>Jobs</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminée</translation>
    </message>
    <message>
        <source>Cancelled before it started.</source>
        <translation>Annulée avant d’avoir commencé.</translation>
    </message>
    <message>
        <source>This job trains nothing.</source>
        <translation>Cette tâche n’entraîne rien.</translation>
    </message>
    <message>
        <source>This job is over.</source>
        <translation>Cette tâche est terminée.</translation>
    </message>
    <message>
        <source>This job is being cancelled.</source>
        <translation>Cette tâche est en cours d’annulation.</translation>
    </message>
    <message>
        <source>No training runs in this job now.</source>
        <translation>Aucun entraînement n’est en cours dans cette tâche.</translation>
    </message>
    <message>
        <source>Its training is about to stop.</source>
        <translation>Son entraînement est sur le point de s’arrêter.</translation>
    </message>
    <message>
        <source>The training was stopped by hand; the job goes on with the best weights so far.</source>
        <translation>L’entraînement a été arrêté à la main&#xa0;; la tâche continue avec les meilleurs poids jusque-là.</translation>
    </message>
    <message>
        <source>Jobs %1</source>
        <translation>Tâches %1</translation>
    </message>
    <message>
        <source>Jobs %1 ▸ %2 %</source>
        <translation>Tâches %1 ▸ %2&#xa0;%</translation>
    </message>
    <message>
        <source>%1 · %L2 of %L3</source>
        <translation>%1 · %L2 sur %L3</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Told once some steps are done</source>
        <translation>Indiqué une fois quelques étapes terminées</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation>Annuler %1</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation>Écoulé</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Restant</translation>
    </message>
    <message>
        <source>Jobs %1 ▸ %2</source>
        <translation>Tâches %1 ▸ %2</translation>
    </message>
    <message>
        <source>Only a job that waits has a place in the queue.</source>
        <translation>Seule une tâche en attente a une place dans la file.</translation>
    </message>
    <message>
        <source>It is the next one already.</source>
        <translation>C&apos;est déjà la prochaine.</translation>
    </message>
    <message>
        <source>It is the last one already.</source>
        <translation>C&apos;est déjà la dernière.</translation>
    </message>
    <message>
        <source>over the estimate</source>
        <translation>plus que prévu</translation>
    </message>
    <message>
        <source>Estimated before it started: about %1 for all of it</source>
        <translation>Estimé avant le départ&#xa0;: environ %1 en tout</translation>
    </message>
</context>
<context>
    <name>pare::JobsPanel</name>
    <message>
        <source>Jobs</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>The log of the selected job</source>
        <translation>Le journal de la tâche sélectionnée</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop, keep the best</source>
        <translation>Arrêter, garder le meilleur</translation>
    </message>
    <message>
        <source>Ends the training now; the job goes on with the best weights so far</source>
        <translation>Termine l’entraînement maintenant&#xa0;; la tâche continue avec les meilleurs poids jusque-là</translation>
    </message>
    <message>
        <source>Stop the training and keep the best weights</source>
        <translation>Arrêter l’entraînement et garder les meilleurs poids</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation>Effacer les terminées</translation>
    </message>
    <message>
        <source>Puts the same work at the end of the queue again</source>
        <translation>Remet le même travail à la fin de la file d’attente</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Goes on with the training</source>
        <translation>Poursuit l’entraînement</translation>
    </message>
    <message>
        <source>Takes no more steps until it is resumed</source>
        <translation>Ne fait plus d’étapes jusqu’à la reprise</translation>
    </message>
    <message>
        <source>No training runs.</source>
        <translation>Aucun entraînement n’est en cours.</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Courbes</translation>
    </message>
    <message>
        <source>The training ended before its first step.</source>
        <translation>L’entraînement s’est terminé avant sa première étape.</translation>
    </message>
    <message>
        <source>The curves begin with the first step.</source>
        <translation>Les courbes commencent à la première étape.</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Plus grand</translation>
    </message>
    <message>
        <source>The same curves in the middle of the window (Ctrl+6)</source>
        <translation>Les mêmes courbes au milieu de la fenêtre (Ctrl+6)</translation>
    </message>
    <message>
        <source>Show the curves larger</source>
        <translation>Agrandir les courbes</translation>
    </message>
    <message>
        <source>Hold the queue</source>
        <translation>Retenir la file</translation>
    </message>
    <message>
        <source>What runs goes on; what waits does not start until the queue goes on</source>
        <translation>Ce qui tourne continue&#xa0;; ce qui attend ne démarre que lorsque la file reprend</translation>
    </message>
    <message>
        <source>Earlier in the queue</source>
        <translation>Plus tôt dans la file</translation>
    </message>
    <message>
        <source>Later in the queue</source>
        <translation>Plus tard dans la file</translation>
    </message>
    <message>
        <source>Go on with the queue</source>
        <translation>Reprendre la file</translation>
    </message>
    <message>
        <source>No job is selected.</source>
        <translation>Aucune tâche n&apos;est sélectionnée.</translation>
    </message>
    <message>
        <source>The selected job</source>
        <translation>La tâche sélectionnée</translation>
    </message>
    <message>
        <source>Waits until the jobs before it are over.</source>
        <translation>Attend la fin des tâches précédentes.</translation>
    </message>
    <message>
        <source>Nothing is logged yet.</source>
        <translation>Rien n’est encore journalisé.</translation>
    </message>
    <message>
        <source>Now: %1</source>
        <translation>Maintenant&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>pare::LayerMeasurements</name>
    <message>
        <source>Sensitivity: shapes and groups of the model are not known yet.</source>
        <translation>Sensibilité&#xa0;: les formes et les groupes du modèle ne sont pas encore connus.</translation>
    </message>
    <message>
        <source>Sensitivity: needs data to measure on (Ctrl+D).</source>
        <translation>Sensibilité&#xa0;: nécessite des données sur lesquelles mesurer (Ctrl+D).</translation>
    </message>
    <message>
        <source>Sensitivity: is being measured.</source>
        <translation>Sensibilité&#xa0;: mesure en cours.</translation>
    </message>
    <message>
        <source>Sensitivity: no layer of this model can shrink by channels.</source>
        <translation>Sensibilité&#xa0;: aucune couche de ce modèle ne peut rétrécir par canaux.</translation>
    </message>
    <message>
        <source>Measure sensitivity</source>
        <translation>Mesurer la sensibilité</translation>
    </message>
    <message>
        <source>Measure sensitivity of %1</source>
        <translation>Mesurer la sensibilité de %1</translation>
    </message>
    <message>
        <source>Done: %1, %2</source>
        <translation>Terminé&#xa0;: %1, %2</translation>
    </message>
    <message>
        <source>; the time did not suffice for %1: select them and measure again</source>
        <translation>&#xa0;; le temps n’a pas suffi pour %1&#xa0;: sélectionnez-les et mesurez à nouveau</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensibilité</translation>
    </message>
    <message>
        <source>Quantization error: needs data to calibrate and to measure on (Ctrl+D).</source>
        <translation>Erreur de quantification&#xa0;: nécessite des données pour calibrer et pour mesurer (Ctrl+D).</translation>
    </message>
    <message>
        <source>Quantization error: is being measured.</source>
        <translation>Erreur de quantification&#xa0;: mesure en cours.</translation>
    </message>
    <message>
        <source>Quantization error: %1 is not quantized.</source>
        <translation>Erreur de quantification&#xa0;: %1 n’est pas quantifiée.</translation>
    </message>
    <message>
        <source>Measure quantization error</source>
        <translation>Mesurer l’erreur de quantification</translation>
    </message>
    <message>
        <source>Measure quantization error of %1</source>
        <translation>Mesurer l’erreur de quantification de %1</translation>
    </message>
    <message>
        <source>equal outputs</source>
        <translation>sorties identiques</translation>
    </message>
    <message>
        <source>Done: %1, %2; all at once %3</source>
        <translation>Terminé&#xa0;: %1, %2&#xa0;; toutes à la fois %3</translation>
    </message>
    <message>
        <source>Quantization error</source>
        <translation>Erreur de quantification</translation>
    </message>
    <message>
        <source>Time each layer</source>
        <translation>Chronométrer chaque couche</translation>
    </message>
</context>
<context>
    <name>pare::LayerSheet</name>
    <message>
        <source>… (%1 values)</source>
        <translation>… (%1 valeurs)</translation>
    </message>
    <message>
        <source>tensor %1</source>
        <translation>tenseur %1</translation>
    </message>
    <message>
        <source>graph of %1</source>
        <translation>graphe de %1</translation>
    </message>
    <message>
        <source>– (a size is not known)</source>
        <translation>– (une taille n’est pas connue)</translation>
    </message>
    <message>
        <source>%1 · %2 values</source>
        <translation>%1 · %2 valeurs</translation>
    </message>
    <message>
        <source>This layer has no weights</source>
        <translation>Cette couche n’a pas de poids</translation>
    </message>
    <message>
        <source> · unknown operator: it can be looked at, but not run</source>
        <translation> · opérateur inconnu&#xa0;: il peut être examiné, mais pas exécuté</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Sortie</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Précision</translation>
    </message>
    <message>
        <source>%1; weights stored as %2</source>
        <translation>%1&#xa0;; poids stockés en %2</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Poids</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>Activations</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>Intérieur</translation>
    </message>
    <message>
        <source>What runs inside of this layer</source>
        <translation>Ce qui s’exécute dans cette couche</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Entrées</translation>
    </message>
    <message>
        <source>constant %1</source>
        <translation>constante %1</translation>
    </message>
    <message>
        <source>constant %1, unpacked from %2</source>
        <translation>constante %1, décompressée depuis %2</translation>
    </message>
    <message>
        <source>constants</source>
        <translation>constantes</translation>
    </message>
    <message>
        <source>%1, from</source>
        <translation>%1, issu de</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Sorties</translation>
    </message>
    <message>
        <source>%1, to</source>
        <translation>%1, vers</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>Attributs</translation>
    </message>
    <message>
        <source> and %1 more</source>
        <translation> et %1 de plus</translation>
    </message>
    <message>
        <source>What ONNX says of %1 (opset %2)</source>
        <translation>Ce qu’ONNX dit de %1 (opset %2)</translation>
    </message>
    <message>
        <source>values…</source>
        <translation>valeurs…</translation>
    </message>
    <message>
        <source>Numbers, picture, channels, histogram</source>
        <translation>Nombres, image, canaux, histogramme</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>Lecture de %1…</translation>
    </message>
    <message>
        <source>– (shapes are being read)</source>
        <translation>– (lecture des formes en cours)</translation>
    </message>
    <message>
        <source>What is known of the selection</source>
        <translation>Ce que l’on sait de la sélection</translation>
    </message>
</context>
<context>
    <name>pare::LayersModel</name>
    <message>
        <source>SQNR %1 dB: %2; measured</source>
        <translation>SQNR %1 dB&#xa0;: %2&#xa0;; mesuré</translation>
    </message>
    <message>
        <source>Not measured: Run &gt; Measure quantization error</source>
        <translation>Non mesuré&#xa0;: Exécution &gt; Mesurer l’erreur de quantification</translation>
    </message>
    <message>
        <source>It has no weights to quantize, or was not measured</source>
        <translation>Elle n’a pas de poids à quantifier, ou n’a pas été mesurée</translation>
    </message>
    <message>
        <source>%1 points lost with half of the channels that this layer makes; measured by mask, no repair</source>
        <translation>%1 points perdus sans la moitié des canaux que produit cette couche&#xa0;; mesuré par masque, sans réparation</translation>
    </message>
    <message>
        <source>With half of the channels that this layer makes, %1 % of noise in the outputs; measured by mask, no repair</source>
        <translation>Sans la moitié des canaux que produit cette couche, %1&#xa0;% de bruit dans les sorties&#xa0;; mesuré par masque, sans réparation</translation>
    </message>
    <message>
        <source>Not measured: Run &gt; Measure sensitivity</source>
        <translation>Non mesuré&#xa0;: Exécution &gt; Mesurer la sensibilité</translation>
    </message>
    <message>
        <source>Not measured, or no channels that could go</source>
        <translation>Non mesuré, ou pas de canaux à supprimer</translation>
    </message>
    <message>
        <source>A size is not known, so this cannot be computed</source>
        <translation>Une taille est inconnue, le calcul est donc impossible</translation>
    </message>
    <message>
        <source>, stored %1</source>
        <translation>, stocké en %1</translation>
    </message>
    <message>
        <source>%1 bytes, computed</source>
        <translation>%1 octets, calculé</translation>
    </message>
    <message>
        <source>%1, computed</source>
        <translation>%1, calculé</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Couche</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Opérateur</translation>
    </message>
    <message>
        <source>Output shape</source>
        <translation>Forme de sortie</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Précision</translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation>Traitement</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensibilité</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>Not measured: colour the graph by time, or ask for it in the Inspector</source>
        <translation>Non mesuré&#xa0;: colorez le graphe par temps, ou demandez-le dans l&apos;inspecteur</translation>
    </message>
    <message>
        <source>Shapes are being read</source>
        <translation>Lecture des formes en cours</translation>
    </message>
</context>
<context>
    <name>pare::LayersPanel</name>
    <message>
        <source>Layers</source>
        <translation>Couches</translation>
    </message>
    <message>
        <source>Find: conv1 op:Conv params&gt;1k</source>
        <translation>Rechercher&#xa0;: conv1 op:Conv params&gt;1k</translation>
    </message>
    <message>
        <source>Find layers</source>
        <translation>Rechercher des couches</translation>
    </message>
    <message>
        <source>Words are ANDed, quotes exact. op:Conv  shape:64  dtype:int8  params&gt;1k  size&gt;1M  macs&gt;1M  name:/re/  scope:layer1
Enter next, Shift+Enter previous, Ctrl+Enter selects all matches</source>
        <translation>Les mots sont liés par ET, entre guillemets ils sont exacts. op:Conv  shape:64  dtype:int8  params&gt;1k  size&gt;1M  macs&gt;1M  name:/re/  scope:layer1
Entrée&#xa0;: suivante, Shift+Entrée&#xa0;: précédente, Ctrl+Entrée&#xa0;: sélectionne toutes les correspondances</translation>
    </message>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation>Correspondance précédente (Shift+Enter)</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>Correspondance suivante (Enter)</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Sélectionner</translation>
    </message>
    <message>
        <source>Select all matches</source>
        <translation>Sélectionner toutes les correspondances</translation>
    </message>
    <message>
        <source>Select all matches (Ctrl+Enter)</source>
        <translation>Sélectionner toutes les correspondances (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Treat…</source>
        <translation>Traiter…</translation>
    </message>
    <message>
        <source>Treat all matches: a step for whatever this expression finds, now and when the recipe runs on another model</source>
        <translation>Traiter toutes les correspondances&#xa0;: une étape pour tout ce que trouve cette expression, maintenant et quand la recette est exécutée sur un autre modèle</translation>
    </message>
    <message>
        <source>Treat all matches</source>
        <translation>Traiter toutes les correspondances</translation>
    </message>
    <message>
        <source>this layer&apos;s result against the same layer in float</source>
        <translation>le résultat de cette couche par rapport à la même couche en flottant</translation>
    </message>
    <message>
        <source>the outputs with this layer alone in static INT8</source>
        <translation>les sorties avec cette couche seule en INT8 statique</translation>
    </message>
    <message>
        <source>The layers&apos; times are not measured yet: View &gt; Colour by &gt; Time measures them.</source>
        <translation>Les temps des couches ne sont pas encore mesurés&#xa0;: Affichage &gt; Colorer selon &gt; Temps les mesure.</translation>
    </message>
    <message>
        <source>The layers&apos; sensitivity is not measured yet: Run &gt; Measure sensitivity.</source>
        <translation>La sensibilité des couches n’est pas encore mesurée&#xa0;: Exécution &gt; Mesurer la sensibilité.</translation>
    </message>
    <message>
        <source>The layers&apos; quantization error is not measured yet: Run &gt; Measure quantization error.</source>
        <translation>L’erreur de quantification des couches n’est pas encore mesurée&#xa0;: Exécution &gt; Mesurer l’erreur de quantification.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>1 layer</source>
        <translation>1 couche</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>%1 couches</translation>
    </message>
    <message>
        <source>What was found inside of branches, loops and functions: each opens in a window of its own</source>
        <translation>Ce qui a été trouvé à l’intérieur des branches, des boucles et des fonctions&#xa0;: chacun s’ouvre dans sa propre fenêtre</translation>
    </message>
    <message>
        <source>1 more inside of another layer…</source>
        <translation>1 de plus à l’intérieur d’une autre couche…</translation>
    </message>
    <message>
        <source>%1 more inside of other layers…</source>
        <translation>%1 de plus à l’intérieur d’autres couches…</translation>
    </message>
    <message>
        <source>%1 more: narrow the search</source>
        <translation>%1 de plus&#xa0;: affinez la recherche</translation>
    </message>
    <message>
        <source>At least %1 more inside of other layers…</source>
        <translation>Au moins %1 de plus à l’intérieur d’autres couches…</translation>
    </message>
</context>
<context>
    <name>pare::Legend</name>
    <message>
        <source>Legend</source>
        <translation>Légende</translation>
    </message>
    <message>
        <source>Colours by %1: %2</source>
        <translation>Couleurs selon %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>No precision</source>
        <translation>Sans précision</translation>
    </message>
    <message>
        <source>No value</source>
        <translation>Sans valeur</translation>
    </message>
    <message>
        <source>Select these layers</source>
        <translation>Sélectionner ces couches</translation>
    </message>
    <message>
        <source>Fused into another layer</source>
        <translation>Fusionnée dans une autre couche</translation>
    </message>
</context>
<context>
    <name>pare::MainWindow</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>A job is still running.</source>
        <translation>Une tâche est encore en cours.</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Arrêter et fermer</translation>
    </message>
    <message>
        <source>Keep working</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Drag over layers to select them. Space+drag pans, Ctrl+wheel zooms.</source>
        <translation>Faites glisser sur des couches pour les sélectionner. Espace+glisser déplace la vue, Ctrl+molette zoome.</translation>
    </message>
    <message>
        <source>Say what the selected layers get: a precision, channels to remove, or leave them alone. Or take a preset.</source>
        <translation>Dites ce que reçoivent les couches sélectionnées&#xa0;: une précision, des canaux à supprimer, ou laissez-les intactes. Ou prenez un préréglage.</translation>
    </message>
    <message>
        <source>Run makes the variant in the background and measures it against the source.</source>
        <translation>Exécuter crée la variante en arrière-plan et la mesure par rapport à la source.</translation>
    </message>
    <message>
        <source>Every variant is a point here, with its error bars and its verdict. Click the new point to see its graph and what changed.</source>
        <translation>Chaque variante est ici un point, avec ses barres d’erreur et son verdict. Cliquez sur le nouveau point pour voir son graphe et ce qui a changé.</translation>
    </message>
    <message>
        <source>Export the winner: the file is reopened, run and compared before it takes its name.</source>
        <translation>Exportez la gagnante&#xa0;: le fichier est rouvert, exécuté et comparé avant de prendre son nom.</translation>
    </message>
    <message>
        <source>The trade-off is in its own window.</source>
        <translation>Le compromis est dans sa propre fenêtre.</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Ramener</translation>
    </message>
    <message>
        <source>Trade-off</source>
        <translation>Compromis</translation>
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
        <translation>Changements</translation>
    </message>
    <message>
        <source>Variants, trade-off · %1</source>
        <translation>Variantes, compromis · %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>running in the background</source>
        <translation>en cours en arrière-plan</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Disposition</translation>
    </message>
    <message>
        <source>Drawing the graph</source>
        <translation>Dessin du graphe</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>Voir le journal</translation>
    </message>
    <message>
        <source>Show what works</source>
        <translation>Afficher ce qui convient</translation>
    </message>
    <message>
        <source>Show what came nearest</source>
        <translation>Afficher le plus proche</translation>
    </message>
    <message>
        <source>%1: not delivered. %2</source>
        <translation>%1&#xa0;: non livré. %2</translation>
    </message>
    <message>
        <source> What works: %1.</source>
        <translation> Ce qui convient&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Exported %1, %2: reopened, run and compared.</source>
        <translation>%1 exporté, %2&#xa0;: rouvert, exécuté et comparé.</translation>
    </message>
    <message>
        <source>Exported %1, %2: not verified.</source>
        <translation>%1 exporté, %2&#xa0;: non vérifié.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>%1
SHA-256 %2
%3</source>
        <translation>%1
SHA-256&#xa0;%2
%3</translation>
    </message>
    <message>
        <source>%1: %2. Show (Ctrl+J)</source>
        <translation>%1&#xa0;: %2. Afficher (Ctrl+J)</translation>
    </message>
    <message>
        <source>Open model or study</source>
        <translation>Ouvrir un modèle ou une étude</translation>
    </message>
    <message>
        <source>Models and studies (*.onnx *.pare);;All files (*)</source>
        <translation>Modèles et études (*.onnx *.pare);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Compare with another model</source>
        <translation>Comparer avec un autre modèle</translation>
    </message>
    <message>
        <source>Models (*.onnx);;All files (*)</source>
        <translation>Modèles (*.onnx);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>No layer differs.</source>
        <translation>Aucune couche ne diffère.</translation>
    </message>
    <message>
        <source>Save study</source>
        <translation>Enregistrer l’étude</translation>
    </message>
    <message>
        <source>Study (*.pare)</source>
        <translation>Étude (*.pare)</translation>
    </message>
    <message>
        <source>Saved as %1. From now on everything is saved there as it happens.</source>
        <translation>Enregistré sous %1. Désormais, tout y est enregistré au fur et à mesure.</translation>
    </message>
    <message>
        <source>Open a model first.</source>
        <translation>Ouvrez d’abord un modèle.</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Raccourcis</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>In the graph</source>
        <translation>Dans le graphe</translation>
    </message>
    <message>
        <source>Reader, producer</source>
        <translation>Lecteur, producteur</translation>
    </message>
    <message>
        <source>Down, Up</source>
        <translation>Bas, Haut</translation>
    </message>
    <message>
        <source>Neighbour in the row or the other branch</source>
        <translation>Voisine dans la rangée ou l’autre branche</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>Gauche, Droite</translation>
    </message>
    <message>
        <source>Extend the selection</source>
        <translation>Étendre la sélection</translation>
    </message>
    <message>
        <source>Shift with these</source>
        <translation>Shift avec celles-ci</translation>
    </message>
    <message>
        <source>First input, last output</source>
        <translation>Première entrée, dernière sortie</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Début, Fin</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspecteur</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Déplacer la vue</translation>
    </message>
    <message>
        <source>Space and drag, middle button</source>
        <translation>Espace et glisser, bouton du milieu</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>Zoomer sur le pointeur</translation>
    </message>
    <message>
        <source>Ctrl+wheel</source>
        <translation>Ctrl+molette</translation>
    </message>
    <message>
        <source>Leave drag, search, selection</source>
        <translation>Quitter glissement, recherche, sélection</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Échap</translation>
    </message>
    <message>
        <source>In Variants and in the chart</source>
        <translation>Dans Variantes et dans le graphique</translation>
    </message>
    <message>
        <source>Set as A, set as B</source>
        <translation>Définir comme A, comme B</translation>
    </message>
    <message>
        <source>A, B</source>
        <translation>A, B</translation>
    </message>
    <message>
        <source>Compare with A</source>
        <translation>Comparer à A</translation>
    </message>
    <message>
        <source>Delete variant</source>
        <translation>Supprimer la variante</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Suppr</translation>
    </message>
    <message>
        <source>Walk along the marks of the chart</source>
        <translation>Parcourir les points du graphique</translation>
    </message>
    <message>
        <source>arrow keys</source>
        <translation>touches fléchées</translation>
    </message>
    <message>
        <source>Next and previous pane</source>
        <translation>Volet suivant et précédent</translation>
    </message>
    <message>
        <source>F6, Shift+F6</source>
        <translation>F6, Shift+F6</translation>
    </message>
    <message>
        <source>In the curves of a training</source>
        <translation>Dans les courbes d’un entraînement</translation>
    </message>
    <message>
        <source>Walk along the points, to the first, to the last</source>
        <translation>Parcourir les points, jusqu’au premier, jusqu’au dernier</translation>
    </message>
    <message>
        <source>Left and Right, Home, End</source>
        <translation>Gauche et Droite, Début, Fin</translation>
    </message>
    <message>
        <source>Copy all numbers</source>
        <translation>Copier tous les nombres</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Ctrl+C</translation>
    </message>
    <message>
        <source>Letter keys act while the graph or the layers table has focus.</source>
        <translation>Les touches de lettres agissent quand le graphe ou le tableau des couches a le focus.</translation>
    </message>
    <message>
        <source>What is installed</source>
        <translation>Éléments installés</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>The command pare, which looks, is not beside this program.</source>
        <translation>La commande pare, qui fait cette recherche, n’est pas à côté de ce programme.</translation>
    </message>
    <message>
        <source>About Pare</source>
        <translation>À propos de Pare</translation>
    </message>
    <message>
        <source>Pare %1

Makes neural networks smaller and faster, and measures what that costs.

Free software under the GPL, version 3 or later.</source>
        <translation>Pare %1

Rend les réseaux de neurones plus petits et plus rapides, et mesure ce que cela coûte.

Logiciel libre sous licence GPL, version 3 ou ultérieure.</translation>
    </message>
    <message>
        <source>Wrote %1.</source>
        <translation>%1 a été écrit.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Export table of variants</source>
        <translation>Exporter le tableau des variantes</translation>
    </message>
    <message>
        <source>Export table of layers</source>
        <translation>Exporter le tableau des couches</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>HTML (*.html)</source>
        <translation>HTML (*.html)</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Set as A</source>
        <translation>Définir comme A</translation>
    </message>
    <message>
        <source>Set as B</source>
        <translation>Définir comme B</translation>
    </message>
    <message>
        <source>Compare with the source</source>
        <translation>Comparer à la source</translation>
    </message>
    <message>
        <source>Export model…</source>
        <translation>Exporter le modèle…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>%1 of a batch were not run when this study was closed: %2.</source>
        <translation>À la fermeture de cette étude, il restait %1 d’un lot à exécuter&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Run them</source>
        <translation>Les exécuter</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>Les oublier</translation>
    </message>
    <message>
        <source>a recipe of %1</source>
        <translation>une recette de %1</translation>
    </message>
    <message>
        <source>A study of %1 was not saved: %2, last changed %3. Everything in it is still there.</source>
        <translation>Une étude de %1 n’a pas été enregistrée&#xa0;: %2, dernière modification %3. Tout son contenu est encore là.</translation>
    </message>
    <message>
        <source> and </source>
        <translation> et </translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>L’ouvrir</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>La supprimer</translation>
    </message>
    <message>
        <source>Open a model to measure it.</source>
        <translation>Ouvrez un modèle pour le mesurer.</translation>
    </message>
    <message>
        <source>Measure baseline</source>
        <translation>Mesurer la référence</translation>
    </message>
    <message>
        <source>Measure: no model is open.</source>
        <translation>Mesurer&#xa0;: aucun modèle n’est ouvert.</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Mesure…</translation>
    </message>
    <message>
        <source>Measure: a job is running.</source>
        <translation>Mesurer&#xa0;: une tâche est en cours.</translation>
    </message>
    <message>
        <source>Measure the source first (about 20 s).</source>
        <translation>Mesurez d’abord la source (environ 20 s).</translation>
    </message>
    <message>
        <source>Measure the source first (about 20 s). Give labelled data (Ctrl+D) to measure accuracy too.</source>
        <translation>Mesurez d’abord la source (environ 20 s). Indiquez des données étiquetées (Ctrl+D) pour mesurer aussi l’exactitude.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>, %1 of MACs</source>
        <translation>, %1 des MACs</translation>
    </message>
    <message>
        <source>read-only study</source>
        <translation>étude en lecture seule</translation>
    </message>
    <message>
        <source>not saved under a name</source>
        <translation>non enregistrée sous un nom</translation>
    </message>
    <message>
        <source>Everything is written into a recovery copy as it happens; Save study (Ctrl+S) gives it a name</source>
        <translation>Tout est écrit au fur et à mesure dans une copie de récupération&#xa0;; Enregistrer l’étude (Ctrl+S) lui donne un nom</translation>
    </message>
    <message>
        <source>Trade-off of %1 – Pare</source>
        <translation>Compromis de %1 – Pare</translation>
    </message>
    <message>
        <source>Trade-off – Pare</source>
        <translation>Compromis – Pare</translation>
    </message>
    <message>
        <source>%1%2 – Pare</source>
        <translation>%1%2 – Pare</translation>
    </message>
    <message>
        <source>Runner idle</source>
        <translation>Exécuteur inactif</translation>
    </message>
    <message>
        <source>Runner busy</source>
        <translation>Exécuteur occupé</translation>
    </message>
    <message>
        <source>Runner busy, %1 jobs wait</source>
        <translation>Exécuteur occupé, %1 tâches en attente</translation>
    </message>
    <message>
        <source>&amp;Select</source>
        <translation>&amp;Sélection</translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation>&amp;Tout</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>Rie&amp;n</translation>
    </message>
    <message>
        <source>&amp;Invert</source>
        <translation>&amp;Inverser</translation>
    </message>
    <message>
        <source>&amp;Matches</source>
        <translation>&amp;Correspondances</translation>
    </message>
    <message>
        <source>Same &amp;operator</source>
        <translation>Même &amp;opérateur</translation>
    </message>
    <message>
        <source>Show only &amp;uses</source>
        <translation>N’afficher que les &amp;usages</translation>
    </message>
    <message>
        <source>Select a layer first.</source>
        <translation>Sélectionnez d’abord une couche.</translation>
    </message>
    <message>
        <source>All it is made &amp;from</source>
        <translation>Tout ce qui est en a&amp;mont</translation>
    </message>
    <message>
        <source>All made from i&amp;t</source>
        <translation>Tout ce qui est en a&amp;val</translation>
    </message>
    <message>
        <source>Shortest pat&amp;h between two</source>
        <translation>Plus court c&amp;hemin entre deux</translation>
    </message>
    <message>
        <source>Shortest path: select two layers first.</source>
        <translation>Plus court chemin&#xa0;: sélectionnez d’abord deux couches.</translation>
    </message>
    <message>
        <source>Nothing leads from one of the two to the other.</source>
        <translation>Rien ne mène de l’une des deux à l’autre.</translation>
    </message>
    <message>
        <source>&amp;Producers</source>
        <translation>&amp;Producteurs</translation>
    </message>
    <message>
        <source>&amp;Readers</source>
        <translation>&amp;Lecteurs</translation>
    </message>
    <message>
        <source>&amp;Shrinks together</source>
        <translation>&amp;Rétrécissent ensemble</translation>
    </message>
    <message>
        <source>Show only uses: select a layer first.</source>
        <translation>N’afficher que les usages&#xa0;: sélectionnez d’abord une couche.</translation>
    </message>
    <message>
        <source>%1: what feeds and what reads the selection. Esc shows the rest again.</source>
        <translation>%1&#xa0;: ce qui alimente et ce qui lit la sélection. Échap réaffiche le reste.</translation>
    </message>
    <message>
        <source>Select layers first.</source>
        <translation>Sélectionnez d’abord des couches.</translation>
    </message>
    <message>
        <source>Sensitivity: these layers make no channels that could go.</source>
        <translation>Sensibilité&#xa0;: ces couches ne produisent pas de canaux à supprimer.</translation>
    </message>
    <message>
        <source>Sensitivity: %1.</source>
        <translation>Sensibilité&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The quantization error of the layers is not measured yet: what is lost with each layer in INT8.</source>
        <translation>L’erreur de quantification des couches n’est pas encore mesurée&#xa0;: ce qui est perdu avec chaque couche en INT8.</translation>
    </message>
    <message>
        <source>Measure quantization error</source>
        <translation>Mesurer l’erreur de quantification</translation>
    </message>
    <message>
        <source>The sensitivity of the layers is not measured yet: what is lost with channels of each group, one group at a time.</source>
        <translation>La sensibilité des couches n’est pas encore mesurée&#xa0;: ce qui est perdu sans une partie des canaux de chaque groupe, un groupe à la fois.</translation>
    </message>
    <message>
        <source>Measure sensitivity</source>
        <translation>Mesurer la sensibilité</translation>
    </message>
    <message>
        <source>Type a search first (Ctrl+F): the expression goes into the recipe.</source>
        <translation>Saisissez d’abord une recherche (Ctrl+F)&#xa0;: l’expression entre dans la recette.</translation>
    </message>
    <message>
        <source>Step for layers that match &quot;%1&quot;</source>
        <translation>Étape pour les couches qui correspondent à «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Précision</translation>
    </message>
    <message>
        <source>Prune…</source>
        <translation>Élaguer…</translation>
    </message>
    <message>
        <source>Set back to float</source>
        <translation>Remettre en flottant</translation>
    </message>
    <message>
        <source>These layers stay float when the recipe runs</source>
        <translation>Ces couches restent en flottant quand la recette est exécutée</translation>
    </message>
    <message>
        <source>Leave alone</source>
        <translation>Laisser intact</translation>
    </message>
    <message>
        <source>Clear treatment</source>
        <translation>Effacer le traitement</translation>
    </message>
    <message>
        <source>Add step for these layers</source>
        <translation>Ajouter une étape pour ces couches</translation>
    </message>
    <message>
        <source>Open group</source>
        <translation>Ouvrir le groupe</translation>
    </message>
    <message>
        <source>Close group around it</source>
        <translation>Fermer le groupe alentour</translation>
    </message>
    <message>
        <source>Select layers that shrink with this</source>
        <translation>Sélectionner les couches qui rétrécissent avec celle-ci</translation>
    </message>
    <message>
        <source>What the model loses with channels of these layers</source>
        <translation>Ce que le modèle perd sans une partie des canaux de ces couches</translation>
    </message>
    <message>
        <source>Same operator</source>
        <translation>Même opérateur</translation>
    </message>
    <message>
        <source>Show only uses</source>
        <translation>N’afficher que les usages</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>Copier le nom</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Recette</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>No model is open.</source>
        <translation>Aucun modèle n’est ouvert.</translation>
    </message>
    <message>
        <source>&amp;Open model or study…</source>
        <translation>&amp;Ouvrir un modèle ou une étude…</translation>
    </message>
    <message>
        <source>Compare &amp;with another model…</source>
        <translation>Comparer a&amp;vec un autre modèle…</translation>
    </message>
    <message>
        <source>Rece&amp;nt</source>
        <translation>Réce&amp;nts</translation>
    </message>
    <message>
        <source>De&amp;mo</source>
        <translation>Dé&amp;mo</translation>
    </message>
    <message>
        <source>Clothes (images, ResNet-20)</source>
        <translation>Vêtements (images, ResNet-20)</translation>
    </message>
    <message>
        <source>Languages (text, transformer)</source>
        <translation>Langues (texte, transformer)</translation>
    </message>
    <message>
        <source>&amp;Save study</source>
        <translation>&amp;Enregistrer l’étude</translation>
    </message>
    <message>
        <source>Everything is saved as it happens.</source>
        <translation>Tout est enregistré au fur et à mesure.</translation>
    </message>
    <message>
        <source>Save study &amp;as…</source>
        <translation>Enregistrer l’étude &amp;sous…</translation>
    </message>
    <message>
        <source>&amp;Data…</source>
        <translation>&amp;Données…</translation>
    </message>
    <message>
        <source>&amp;Export model…</source>
        <translation>E&amp;xporter le modèle…</translation>
    </message>
    <message>
        <source>Export &amp;picture…</source>
        <translation>Exporter l’&amp;image…</translation>
    </message>
    <message>
        <source>Export &amp;table…</source>
        <translation>Exporter le &amp;tableau…</translation>
    </message>
    <message>
        <source>&amp;Report…</source>
        <translation>&amp;Rapport…</translation>
    </message>
    <message>
        <source>S&amp;how as commands…</source>
        <translation>Affic&amp;her en commandes…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Nothing to undo.</source>
        <translation>Rien à annuler.</translation>
    </message>
    <message>
        <source>Nothing to redo.</source>
        <translation>Rien à rétablir.</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>&amp;Rename variant</source>
        <translation>&amp;Renommer la variante</translation>
    </message>
    <message>
        <source>&amp;Delete variant</source>
        <translation>&amp;Supprimer la variante</translation>
    </message>
    <message>
        <source>Mark variant as f&amp;avourite</source>
        <translation>Marquer comme &amp;favorite</translation>
    </message>
    <message>
        <source>Constrai&amp;nt on variants</source>
        <translation>Co&amp;ntrainte sur les variantes</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>Rec&amp;hercher</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Préférences…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Graph</source>
        <translation>&amp;Graphe</translation>
    </message>
    <message>
        <source>&amp;Trade-off</source>
        <translation>Co&amp;mpromis</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Comparer</translation>
    </message>
    <message>
        <source>All &amp;variants</source>
        <translation>Toutes les &amp;variantes</translation>
    </message>
    <message>
        <source>Chang&amp;es</source>
        <translation>C&amp;hangements</translation>
    </message>
    <message>
        <source>Trade-off in own &amp;window</source>
        <translation>Compromis dans sa &amp;fenêtre</translation>
    </message>
    <message>
        <source>Layers pane</source>
        <translation>Volet des couches</translation>
    </message>
    <message>
        <source>Bottom pane</source>
        <translation>Volet du bas</translation>
    </message>
    <message>
        <source>Right pane</source>
        <translation>Volet de droite</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Volet suivant</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Volet précédent</translation>
    </message>
    <message>
        <source>Colour &amp;by</source>
        <translation>Colorer &amp;selon</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>A&amp;juster</translation>
    </message>
    <message>
        <source>F&amp;rame selection</source>
        <translation>Ca&amp;drer la sélection</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100&#xa0;%</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Zoom avant</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Zoom arrière</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Précédent</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Gr&amp;oups</source>
        <translation>Gr&amp;oupes</translation>
    </message>
    <message>
        <source>&amp;Group layers</source>
        <translation>&amp;Regrouper les couches</translation>
    </message>
    <message>
        <source>Layers are not grouped: View &gt; Groups &gt; Group layers.</source>
        <translation>Les couches ne sont pas regroupées&#xa0;: Affichage &gt; Groupes &gt; Regrouper les couches.</translation>
    </message>
    <message>
        <source>No groups were found in this model.</source>
        <translation>Aucun groupe n’a été trouvé dans ce modèle.</translation>
    </message>
    <message>
        <source>&amp;Open selected</source>
        <translation>&amp;Ouvrir la sélection</translation>
    </message>
    <message>
        <source>&amp;Close around selection</source>
        <translation>&amp;Fermer autour de la sélection</translation>
    </message>
    <message>
        <source>Open &amp;all</source>
        <translation>&amp;Tout ouvrir</translation>
    </message>
    <message>
        <source>C&amp;lose all</source>
        <translation>Tout f&amp;ermer</translation>
    </message>
    <message>
        <source>Inside of the la&amp;yer…</source>
        <translation>&amp;Intérieur de la couche…</translation>
    </message>
    <message>
        <source>Select an If, a Loop, a Scan or a function first.</source>
        <translation>Sélectionnez d’abord un If, un Loop, un Scan ou une fonction.</translation>
    </message>
    <message>
        <source>Boo&amp;kmarks</source>
        <translation>Signe&amp;ts</translation>
    </message>
    <message>
        <source>&amp;Bookmark on selection</source>
        <translation>&amp;Signet sur la sélection</translation>
    </message>
    <message>
        <source>There is no bookmark: select a layer and press Ctrl+K.</source>
        <translation>Il n’y a pas de signet&#xa0;: sélectionnez une couche et appuyez sur Ctrl+K.</translation>
    </message>
    <message>
        <source>&amp;Next bookmark</source>
        <translation>Signet s&amp;uivant</translation>
    </message>
    <message>
        <source>&amp;Previous bookmark</source>
        <translation>Signet &amp;précédent</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>Taille du te&amp;xte</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>Thèm&amp;e</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>&amp;Path bar</source>
        <translation>Barre du &amp;parcours</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>Plei&amp;n écran</translation>
    </message>
    <message>
        <source>Reset &amp;layout</source>
        <translation>Réinitia&amp;liser la disposition</translation>
    </message>
    <message>
        <source>&amp;Recipe</source>
        <translation>&amp;Recette</translation>
    </message>
    <message>
        <source>&amp;Precision</source>
        <translation>&amp;Précision</translation>
    </message>
    <message>
        <source>P&amp;rune…</source>
        <translation>É&amp;laguer…</translation>
    </message>
    <message>
        <source>&amp;Leave alone</source>
        <translation>Laisser &amp;intact</translation>
    </message>
    <message>
        <source>&amp;Add step</source>
        <translation>&amp;Ajouter une étape</translation>
    </message>
    <message>
        <source>Add tra&amp;ining step…</source>
        <translation>Ajouter une étape d’e&amp;ntraînement…</translation>
    </message>
    <message>
        <source>S&amp;tep</source>
        <translation>É&amp;tape</translation>
    </message>
    <message>
        <source>Treat all &amp;matches…</source>
        <translation>Traiter toutes les &amp;correspondances…</translation>
    </message>
    <message>
        <source>Pres&amp;ets</source>
        <translation>Préréglage&amp;s</translation>
    </message>
    <message>
        <source>Save as pre&amp;set…</source>
        <translation>Enregistrer comme préré&amp;glage…</translation>
    </message>
    <message>
        <source>Save as preset</source>
        <translation>Enregistrer comme préréglage</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Nom&#xa0;:</translation>
    </message>
    <message>
        <source>Saved as preset %1</source>
        <translation>Enregistré comme préréglage %1</translation>
    </message>
    <message>
        <source>L&amp;oad recipe…</source>
        <translation>C&amp;harger une recette…</translation>
    </message>
    <message>
        <source>Load recipe</source>
        <translation>Charger une recette</translation>
    </message>
    <message>
        <source>Recipe (*.json)</source>
        <translation>Recette (*.json)</translation>
    </message>
    <message>
        <source>load recipe</source>
        <translation>charger une recette</translation>
    </message>
    <message>
        <source>Sa&amp;ve recipe…</source>
        <translation>&amp;Enregistrer la recette…</translation>
    </message>
    <message>
        <source>Save recipe</source>
        <translation>Enregistrer la recette</translation>
    </message>
    <message>
        <source>Set &amp;back to float</source>
        <translation>&amp;Remettre en flottant</translation>
    </message>
    <message>
        <source>&amp;Clear treatment</source>
        <translation>Effacer le traite&amp;ment</translation>
    </message>
    <message>
        <source>R&amp;un</source>
        <translation>E&amp;xécution</translation>
    </message>
    <message>
        <source>Measure &amp;baseline</source>
        <translation>Mesurer la &amp;référence</translation>
    </message>
    <message>
        <source>&amp;Run recipe</source>
        <translation>&amp;Exécuter la recette</translation>
    </message>
    <message>
        <source>B&amp;atch of presets…</source>
        <translation>&amp;Lot de préréglages…</translation>
    </message>
    <message>
        <source>Measure &amp;sensitivity</source>
        <translation>Mesurer la &amp;sensibilité</translation>
    </message>
    <message>
        <source>Measure sensitivity of the selectio&amp;n</source>
        <translation>Mesurer la sensibilité de la sélectio&amp;n</translation>
    </message>
    <message>
        <source>Measure &amp;quantization error</source>
        <translation>Mesurer l’erreur de &amp;quantification</translation>
    </message>
    <message>
        <source>&amp;Pause or resume training</source>
        <translation>&amp;Pause ou reprise de l’entraînement</translation>
    </message>
    <message>
        <source>S&amp;top training, keep the best</source>
        <translation>Arrê&amp;ter l’entraînement, garder le meilleur</translation>
    </message>
    <message>
        <source>&amp;Cancel current</source>
        <translation>Annuler la tâche en &amp;cours</translation>
    </message>
    <message>
        <source>No job is running.</source>
        <translation>Aucune tâche n’est en cours.</translation>
    </message>
    <message>
        <source>Cancel a&amp;ll</source>
        <translation>Tout ann&amp;uler</translation>
    </message>
    <message>
        <source>Set as &amp;A</source>
        <translation>Définir comme &amp;A</translation>
    </message>
    <message>
        <source>Set as &amp;B</source>
        <translation>Définir comme &amp;B</translation>
    </message>
    <message>
        <source>S&amp;wap</source>
        <translation>É&amp;changer</translation>
    </message>
    <message>
        <source>Show &amp;new variant</source>
        <translation>Afficher la &amp;nouvelle variante</translation>
    </message>
    <message>
        <source>No variant was added yet.</source>
        <translation>Aucune variante n’a encore été ajoutée.</translation>
    </message>
    <message>
        <source>&amp;Differences in the graph</source>
        <translation>&amp;Différences dans le graphe</translation>
    </message>
    <message>
        <source>Nothing is compared.</source>
        <translation>Rien n’est comparé.</translation>
    </message>
    <message>
        <source>Ne&amp;xt change</source>
        <translation>Changement &amp;suivant</translation>
    </message>
    <message>
        <source>&amp;Previous change</source>
        <translation>Changement &amp;précédent</translation>
    </message>
    <message>
        <source>Cos&amp;ts…</source>
        <translation>Coû&amp;ts…</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;ide</translation>
    </message>
    <message>
        <source>&amp;Tour</source>
        <translation>&amp;Visite guidée</translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation>&amp;Raccourcis</translation>
    </message>
    <message>
        <source>What is &amp;installed</source>
        <translation>Éléments &amp;installés</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>À &amp;propos</translation>
    </message>
    <message>
        <source>The shown variant has no such layer</source>
        <translation>La variante affichée n’a pas cette couche</translation>
    </message>
    <message>
        <source>The shown variant has none of the layers with a bookmark.</source>
        <translation>La variante affichée n’a aucune des couches à signet.</translation>
    </message>
    <message>
        <source>Undo %1</source>
        <translation>Annuler&#xa0;: %1</translation>
    </message>
    <message>
        <source>Redo %1</source>
        <translation>Rétablir&#xa0;: %1</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Ouvrir…</translation>
    </message>
    <message>
        <source>Demo: clothes</source>
        <translation>Démo&#xa0;: vêtements</translation>
    </message>
    <message>
        <source>Demo: languages</source>
        <translation>Démo&#xa0;: langues</translation>
    </message>
    <message>
        <source>Data…</source>
        <translation>Données…</translation>
    </message>
    <message>
        <source>%1  (gone)</source>
        <translation>%1  (disparu)</translation>
    </message>
    <message>
        <source>No recent files</source>
        <translation>Aucun fichier récent</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Couches</translation>
    </message>
    <message>
        <source>Quantization</source>
        <translation>Quantification</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>Variants, trade-off, jobs</source>
        <translation>Variantes, compromis, tâches</translation>
    </message>
    <message>
        <source>Inspector and recipe</source>
        <translation>Inspecteur et recette</translation>
    </message>
    <message>
        <source>What the helper process that runs models does, and the memory that the window itself takes</source>
        <translation>Ce que fait le processus auxiliaire qui exécute les modèles, et la mémoire que prend la fenêtre elle-même</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Graphe</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Showing</source>
        <translation>Affichée</translation>
    </message>
    <message>
        <source>Showing: whose graph is on the canvas</source>
        <translation>Affichée&#xa0;: la variante dont le graphe est à l’écran</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>Colorer selon</translation>
    </message>
    <message>
        <source>Hand: left drag pans</source>
        <translation>Main&#xa0;: glisser avec le bouton gauche déplace la vue</translation>
    </message>
    <message>
        <source>Group layers: large graphs as their groups</source>
        <translation>Regrouper les couches&#xa0;: les grands graphes par leurs groupes</translation>
    </message>
    <message>
        <source>Zoom out (Ctrl+−)</source>
        <translation>Zoom arrière (Ctrl+−)</translation>
    </message>
    <message>
        <source>Zoom in (Ctrl++)</source>
        <translation>Zoom avant (Ctrl++)</translation>
    </message>
    <message>
        <source>Fit the whole graph (0)</source>
        <translation>Ajuster au graphe entier (0)</translation>
    </message>
    <message>
        <source>Trai&amp;ning</source>
        <translation>Ent&amp;raînement</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Both models side b&amp;y side</source>
        <translation>Les deux &amp;modèles côte à côte</translation>
    </message>
    <message>
        <source>More tools, for which there is no room here</source>
        <translation>Autres outils, pour lesquels il n’y a pas de place ici</translation>
    </message>
    <message>
        <source>Changed layers %1</source>
        <translation>Couches modifiées %1</translation>
    </message>
    <message>
        <source>Changed layers</source>
        <translation>Couches modifiées</translation>
    </message>
    <message>
        <source>read-only: another window has it open</source>
        <translation>lecture seule&#xa0;: ouverte dans une autre fenêtre</translation>
    </message>
    <message>
        <source>Prune</source>
        <translation>Élaguer</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entraîner</translation>
    </message>
    <message>
        <source>Other steps</source>
        <translation>Autres étapes</translation>
    </message>
    <message>
        <source>Measure &amp;error between both</source>
        <translation>Mesurer l&apos;&amp;erreur entre les deux</translation>
    </message>
    <message>
        <source>Where the study&apos;s model lies</source>
        <translation>Où se trouve le modèle de l&apos;étude</translation>
    </message>
    <message>
        <source>Choose the model…</source>
        <translation>Choisir le modèle…</translation>
    </message>
    <message>
        <source>%1 is no longer there. The study works on its own copy.</source>
        <translation>%1 n&apos;est plus là. L&apos;étude travaille sur sa propre copie.</translation>
    </message>
    <message>
        <source>It lies elsewhere…</source>
        <translation>Il se trouve ailleurs…</translation>
    </message>
    <message>
        <source>%1 has changed since this study was made. The study works on its own copy, as the model was.</source>
        <translation>%1 a changé depuis la création de cette étude. L&apos;étude travaille sur sa propre copie du modèle d&apos;alors.</translation>
    </message>
    <message>
        <source>Open it as it is now</source>
        <translation>L&apos;ouvrir tel qu&apos;il est maintenant</translation>
    </message>
    <message>
        <source>Another window has this study open: here it can be looked at, but not changed.</source>
        <translation>Une autre fenêtre a ouvert cette étude&#xa0;: ici on peut la regarder, mais pas la modifier.</translation>
    </message>
    <message>
        <source>This study&apos;s file cannot be written: it can be looked at, but not changed.</source>
        <translation>Le fichier de cette étude ne peut pas être écrit&#xa0;: on peut la regarder, mais pas la modifier.</translation>
    </message>
    <message>
        <source>Save under another name…</source>
        <translation>Enregistrer sous un autre nom…</translation>
    </message>
    <message>
        <source>Opening the model</source>
        <translation>Ouverture du modèle</translation>
    </message>
    <message>
        <source>%1 of a batch was not run when this study was closed: %2.</source>
        <translation>À la fermeture de cette étude, il restait %1 d’un lot à exécuter&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Runner busy, 1 job waits</source>
        <translation>Exécuteur occupé, 1 tâche en attente</translation>
    </message>
    <message>
        <source>This layer is no group; what runs inside of it: View &gt; Inside of the layer.</source>
        <translation>Cette couche n’est pas un groupe&#xa0;; ce qui s’exécute dedans&#xa0;: Affichage &gt; Intérieur de la couche.</translation>
    </message>
</context>
<context>
    <name>pare::MessageBar</name>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Close message</source>
        <translation>Fermer le message</translation>
    </message>
</context>
<context>
    <name>pare::Minimap</name>
    <message>
        <source>Overview</source>
        <translation>Vue d’ensemble</translation>
    </message>
    <message>
        <source>The whole graph; drag the frame to move the view</source>
        <translation>Le graphe entier&#xa0;; faites glisser le cadre pour déplacer la vue</translation>
    </message>
</context>
<context>
    <name>pare::ParallelView</name>
    <message>
        <source>Variants across all measures</source>
        <translation>Les variantes à travers toutes les mesures</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>non mesuré</translation>
    </message>
    <message>
        <source>Does not hold the constraint: %1</source>
        <translation>Ne respecte pas la contrainte&#xa0;: %1</translation>
    </message>
    <message>
        <source>Nothing is measured yet: run a recipe or a batch of presets.</source>
        <translation>Rien n’est encore mesuré&#xa0;: exécutez une recette ou un lot de préréglages.</translation>
    </message>
    <message>
        <source>↑ better</source>
        <translation>↑ mieux</translation>
    </message>
    <message>
        <source>Drag along an axis to set the least that a variant must hold there</source>
        <translation>Faites glisser le long d’un axe pour y fixer le minimum qu’une variante doit tenir</translation>
    </message>
</context>
<context>
    <name>pare::PareStyle</name>
    <message>
        <source>Clear the field</source>
        <translation>Vider le champ</translation>
    </message>
</context>
<context>
    <name>pare::PathBar</name>
    <message>
        <source>Run recipe</source>
        <translation>Exécuter la recette</translation>
    </message>
    <message>
        <source>, next</source>
        <translation>, étape suivante</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>none open</source>
        <translation>aucun ouvert</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source> · not measured</source>
        <translation> · non mesuré</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Données</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Recette</translation>
    </message>
    <message>
        <source>Variants</source>
        <translation>Variantes</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Run the recipe (Ctrl+R)</source>
        <translation>Exécuter la recette (Ctrl+R)</translation>
    </message>
    <message>
        <source>Measure baseline</source>
        <translation>Mesurer la référence</translation>
    </message>
</context>
<context>
    <name>pare::PictureDialog</name>
    <message>
        <source>Export picture</source>
        <translation>Exporter l’image</translation>
    </message>
    <message>
        <source>Trade-off chart</source>
        <translation>Graphique des compromis</translation>
    </message>
    <message>
        <source>Graph, the part in view</source>
        <translation>Graphe, la partie visible</translation>
    </message>
    <message>
        <source>Whole graph</source>
        <translation>Graphe entier</translation>
    </message>
    <message>
        <source>Image pixels a pixel, for PNG</source>
        <translation>Pixels d’image par pixel, pour PNG</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>&amp;Picture of</source>
        <translation>&amp;Image de</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>F&amp;ormat</translation>
    </message>
    <message>
        <source>&amp;Scale</source>
        <translation>É&amp;chelle</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>Co&amp;uleurs</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>PNG (*.png);;SVG (*.svg);;PDF (*.pdf)</source>
        <translation>PNG (*.png);;SVG (*.svg);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>%1 x %2 %3</source>
        <translation>%1 x %2&#xa0;%3</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>pixels</translation>
    </message>
    <message>
        <source>pixels at 96 dots per inch</source>
        <translation>pixels à 96 points par pouce</translation>
    </message>
    <message>
        <source>, shrunk to %1 %: a page cannot be larger</source>
        <translation>, réduite à %1&#xa0;%&#xa0;: une page ne peut pas être plus grande</translation>
    </message>
</context>
<context>
    <name>pare::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Réinitialiser</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Activées</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Désactivées</translation>
    </message>
    <message>
        <source>Of the window. Errors, verdicts and reports stay English, as on the command line</source>
        <translation>Celle de la fenêtre. Les erreurs, les verdicts et les rapports restent en anglais, comme en ligne de commande</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Taille du texte</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Animations</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Graphe</translation>
    </message>
    <message>
        <source>Wheel zooms, Ctrl+wheel scrolls</source>
        <translation>La molette zoome, Ctrl+molette fait défiler</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Mesures</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>as measured</source>
        <translation>selon la mesure</translation>
    </message>
    <message>
        <source>with %1 % confidence</source>
        <translation>avec %1&#xa0;% de confiance</translation>
    </message>
    <message>
        <source>What the guard is held against: the difference that was measured, or the most that it may be at this confidence. From the next run on</source>
        <translation>Ce à quoi s’applique le garde-fou&#xa0;: la différence mesurée, ou le maximum qu’elle peut atteindre à ce niveau de confiance. Dès la prochaine exécution</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Runs at least</source>
        <translation>Exécutions au moins</translation>
    </message>
    <message>
        <source>Seconds a model at most</source>
        <translation>Secondes par modèle au plus</translation>
    </message>
    <message>
        <source>Guard holds</source>
        <translation>Le garde-fou s’applique</translation>
    </message>
    <message>
        <source>Intervals</source>
        <translation>Intervalles</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limites</translation>
    </message>
    <message>
        <source>half of the RAM</source>
        <translation>moitié de la RAM</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>What the process that runs models may take, and what drawing a graph may</source>
        <translation>Ce que peuvent prendre le processus qui exécute les modèles et le dessin d’un graphe</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>A step of a job that takes longer is stopped</source>
        <translation>Une étape de tâche qui dure plus longtemps est arrêtée</translation>
    </message>
    <message>
        <source>Time of one step</source>
        <translation>Temps d’une étape</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Raccourcis</translation>
    </message>
</context>
<context>
    <name>pare::QuantizationPanel</name>
    <message>
        <source>Set back to float</source>
        <translation>Remettre en flottant</translation>
    </message>
    <message>
        <source>Layers in INT8</source>
        <translation>Couches en INT8</translation>
    </message>
    <message>
        <source>Quantization error by layer</source>
        <translation>Erreur de quantification par couche</translation>
    </message>
    <message>
        <source>How many layers work in INT8, the least error first</source>
        <translation>Combien de couches travaillent en INT8, la plus petite erreur d’abord</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Mesurer à nouveau</translation>
    </message>
    <message>
        <source>Measure quantization error</source>
        <translation>Mesurer l’erreur de quantification</translation>
    </message>
    <message>
        <source>In the background: each layer of the source alone in INT8, or each layer of the shown variant against itself in float</source>
        <translation>En arrière-plan&#xa0;: chaque couche de la source seule en INT8, ou chaque couche de la variante affichée par rapport à elle-même en flottant</translation>
    </message>
    <message>
        <source>Being measured; see Jobs.</source>
        <translation>Mesure en cours&#xa0;; voir Tâches.</translation>
    </message>
    <message>
        <source>Not measured yet. Measuring tells for each layer what the outputs lose when it works in INT8,
with the range and the steps that its input gets; about a minute at most.</source>
        <translation>Pas encore mesuré. La mesure dit pour chaque couche ce que perdent les sorties quand elle travaille en INT8,
avec la plage et les pas que reçoit son entrée&#xa0;; environ une minute au plus.</translation>
    </message>
    <message>
        <source>Measured on %1: each layer&apos;s result in %2 against the same layer in float, with what the layers before it lose.</source>
        <translation>Mesuré sur %1&#xa0;: le résultat de chaque couche dans %2 par rapport à la même couche en flottant, avec ce que perdent les couches précédentes.</translation>
    </message>
    <message>
        <source>Measured on %1: the outputs with one layer alone in static INT8, everything else in float.</source>
        <translation>Mesuré sur %1&#xa0;: les sorties avec une seule couche en INT8 statique, tout le reste en flottant.</translation>
    </message>
    <message>
        <source>The outputs: %1</source>
        <translation>Les sorties&#xa0;: %1</translation>
    </message>
    <message>
        <source>All of them at once: %1</source>
        <translation>Toutes à la fois&#xa0;: %1</translation>
    </message>
    <message>
        <source>, %1 %2 (float %3)</source>
        <translation>, %1&#xa0;%2 (flottant %3)</translation>
    </message>
    <message>
        <source>%1 cannot be quantized.</source>
        <translation>Quantification impossible pour %1.</translation>
    </message>
    <message>
        <source>◷ Measured on other data than is given now.</source>
        <translation>◷ Mesuré sur d’autres données que les données actuelles.</translation>
    </message>
    <message>
        <source>Layers in INT8: the source&apos;s quantization error is not measured yet; it gives the order.</source>
        <translation>Couches en INT8&#xa0;: l’erreur de quantification de la source n’est pas encore mesurée&#xa0;; elle donne l’ordre.</translation>
    </message>
    <message>
        <source>Static INT8 for the layers with the least error, float for the others; Run measures what it comes to</source>
        <translation>INT8 statique pour les couches qui ont la plus petite erreur, flottant pour les autres&#xa0;; Exécuter mesure ce que cela donne</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>non mesuré</translation>
    </message>
    <message>
        <source>The selected layers stay float when the recipe runs</source>
        <translation>Les couches sélectionnées restent en flottant quand la recette est exécutée</translation>
    </message>
    <message>
        <source>%1 of %2, %3</source>
        <translation>%1 sur %2, %3</translation>
    </message>
    <message>
        <source>computed</source>
        <translation>calculé</translation>
    </message>
    <message>
        <source>est.</source>
        <translation>est.</translation>
    </message>
    <message>
        <source>%1 of %2 in INT8</source>
        <translation>%1 sur %2 en INT8</translation>
    </message>
    <message>
        <source>Set back to float: select layers first.</source>
        <translation>Remettre en flottant&#xa0;: sélectionnez d’abord des couches.</translation>
    </message>
    <message>
        <source>Set back to float: no step of the recipe quantizes; the slider adds one.</source>
        <translation>Remettre en flottant&#xa0;: aucune étape de la recette ne quantifie&#xa0;; le curseur en ajoute une.</translation>
    </message>
    <message>
        <source>Set back to float: these layers are float already.</source>
        <translation>Remettre en flottant&#xa0;: ces couches sont déjà en flottant.</translation>
    </message>
    <message>
        <source>%1 back to float</source>
        <translation>remise en flottant de %1</translation>
    </message>
</context>
<context>
    <name>pare::RecipeFoot</name>
    <message>
        <source>Run recipe</source>
        <translation>Exécuter la recette</translation>
    </message>
    <message>
        <source>Guard</source>
        <translation>Garde-fou</translation>
    </message>
    <message>
        <source>Largest loss that is accepted, in points</source>
        <translation>La plus grande perte acceptée, en points</translation>
    </message>
    <message>
        <source>points below source</source>
        <translation>points sous la source</translation>
    </message>
    <message>
        <source>Run the recipe in the background (Ctrl+R)</source>
        <translation>Exécuter la recette en arrière-plan (Ctrl+R)</translation>
    </message>
    <message>
        <source>computed</source>
        <translation>calculé</translation>
    </message>
    <message>
        <source>est.</source>
        <translation>est.</translation>
    </message>
    <message>
        <source>Size %1 of %2 (%3)</source>
        <translation>Taille %1 sur %2 (%3)</translation>
    </message>
    <message>
        <source>MACs not known: sizes are missing in the model</source>
        <translation>MACs inconnus&#xa0;: des tailles manquent dans le modèle</translation>
    </message>
    <message>
        <source>MACs %1 of %2 (computed)</source>
        <translation>MACs %1 sur %2 (calculé)</translation>
    </message>
    <message>
        <source>Latency, accuracy: measured after Run</source>
        <translation>Latence, exactitude&#xa0;: mesurées après l’exécution</translation>
    </message>
    <message>
        <source>Made for</source>
        <translation>Fait pour</translation>
    </message>
    <message>
        <source>Hardware that the model is made for</source>
        <translation>Matériel pour lequel le modèle est fait</translation>
    </message>
    <message>
        <source>Latency is measured on this machine: it does not say how fast the model is there.</source>
        <translation>La latence est mesurée sur cette machine : elle ne dit pas à quelle vitesse le modèle tourne là-bas.</translation>
    </message>
    <message>
        <source>The model leaves sizes open: MACs are computed %1. What is measured takes the sizes of the data.</source>
        <translation>Le modèle laisse des tailles ouvertes : les MACs sont calculés %1. Ce qui est mesuré prend les tailles des données.</translation>
    </message>
    <message>
        <source>MACs %1 of %2 (computed, assumed sizes)</source>
        <translation>MACs %1 sur %2 (calculé, tailles supposées)</translation>
    </message>
    <message>
        <source>, without %1 of unknown sizes</source>
        <translation>, sans %1 de tailles inconnues</translation>
    </message>
    <message>
        <source>MACs: shapes are being read</source>
        <translation>MACs&#xa0;: lecture des formes en cours</translation>
    </message>
    <message>
        <source>computed, plus its recipe</source>
        <translation>calculé, plus sa recette</translation>
    </message>
    <message>
        <source>MACs %1 of the source&apos;s (computed, assumed sizes)</source>
        <translation>MACs %1 de ceux de la source (calculé, tailles supposées)</translation>
    </message>
</context>
<context>
    <name>pare::RecipePanel</name>
    <message>
        <source>Recipe</source>
        <translation>Recette</translation>
    </message>
</context>
<context>
    <name>pare::SampleDetail</name>
    <message>
        <source>Outputs of A and B for this sample</source>
        <translation>Sorties de A et B pour cet échantillon</translation>
    </message>
    <message>
        <source>Half the sum of the differences of all classes&apos; shares: 0 % are equal answers, 100 % have nothing in common; computed from one run of both models</source>
        <translation>Moitié de la somme des écarts entre les parts de toutes les classes&#xa0;: 0 %, réponses égales&#xa0;; 100 %, rien en commun&#xa0;; calculé sur une exécution des deux modèles</translation>
    </message>
    <message>
        <source>Length of the difference of both outputs, of the length of A&apos;s; computed from one run of both models</source>
        <translation>Longueur de la différence des deux sorties, rapportée à celle de A&#xa0;; calculée sur une exécution des deux modèles</translation>
    </message>
    <message>
        <source>Click a sample to see it large, with both outputs.</source>
        <translation>Cliquez sur un échantillon pour le voir en grand, avec les deux sorties.</translation>
    </message>
    <message>
        <source>, label %1</source>
        <translation>, étiquette %1</translation>
    </message>
    <message>
        <source>Sample %1%2. The outputs are %3 apart.</source>
        <translation>Échantillon %1%2. Les sorties diffèrent de %3.</translation>
    </message>
    <message>
        <source>Sample %1%2. The outputs cannot be compared: they have other sizes, or no finite numbers.</source>
        <translation>Échantillon %1%2. Les sorties ne sont pas comparables&#xa0;: elles ont d&apos;autres tailles, ou des nombres non finis.</translation>
    </message>
    <message>
        <source>Input: %1</source>
        <translation>Entrée&#xa0;: %1</translation>
    </message>
    <message>
        <source>The likeliest of %1 classes of %2:</source>
        <translation>Les plus probables de %1 classes de %2&#xa0;:</translation>
    </message>
    <message>
        <source>Those of %1 values of %2 that are farthest apart:</source>
        <translation>Les plus éloignées de %1 valeurs de %2&#xa0;:</translation>
    </message>
    <message>
        <source>Sample %1</source>
        <translation>Échantillon %1</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Classe</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>%1 is the label</source>
        <translation>%1 est l&apos;étiquette</translation>
    </message>
    <message>
        <source>Δ [points]</source>
        <translation>Δ [points]</translation>
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
        <translation>Comparer échantillon par échantillon</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Échantillon</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>A says</source>
        <translation>A dit</translation>
    </message>
    <message>
        <source>B says</source>
        <translation>B dit</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Ce qui a changé</translation>
    </message>
    <message>
        <source>Apart [%]</source>
        <translation>Écart [%]</translation>
    </message>
    <message>
        <source>Samples where A and B differ</source>
        <translation>Échantillons où A et B diffèrent</translation>
    </message>
    <message>
        <source>Choose A and B to see the samples that they treat differently.</source>
        <translation>Choisissez A et B pour voir les échantillons qu&apos;ils traitent différemment.</translation>
    </message>
    <message>
        <source>Which samples they treat differently is not known. Data (Ctrl+D) gives it: both are run on the same samples.</source>
        <translation>On ne sait pas quels échantillons ils traitent différemment. Les données (Ctrl+D) le disent&#xa0;: les deux tournent sur les mêmes échantillons.</translation>
    </message>
    <message>
        <source>Both are run on the same samples…</source>
        <translation>Les deux tournent sur les mêmes échantillons…</translation>
    </message>
    <message>
        <source>Which samples they treat differently is not known yet: both are to be run on all of the data.</source>
        <translation>On ne sait pas encore quels échantillons ils traitent différemment&#xa0;: les deux doivent tourner sur toutes les données.</translation>
    </message>
    <message>
        <source>The samples that the two treat most differently, of %1.</source>
        <translation>Les échantillons que les deux traitent le plus différemment, sur %1.</translation>
    </message>
    <message>
        <source>%1, measured.</source>
        <translation>%1, mesuré.</translation>
    </message>
    <message>
        <source>↘ lost</source>
        <translation>↘ perdu</translation>
    </message>
    <message>
        <source>↗ gained</source>
        <translation>↗ gagné</translation>
    </message>
    <message>
        <source>both wrong</source>
        <translation>tous deux faux</translation>
    </message>
    <message>
        <source>Compare samples of %1 and %2</source>
        <translation>Comparer les échantillons de %1 et %2</translation>
    </message>
    <message>
        <source>Cancelled: their outputs were not looked at.</source>
        <translation>Annulé&#xa0;: leurs sorties n&apos;ont pas été regardées.</translation>
    </message>
    <message>
        <source>Their outputs cannot be shown: %1</source>
        <translation>Leurs sorties ne peuvent pas être affichées&#xa0;: %1</translation>
    </message>
    <message>
        <source>same answer</source>
        <translation>même réponse</translation>
    </message>
    <message>
        <source>same class, 1 − cosine %1</source>
        <translation>même classe, 1 − cosinus %1</translation>
    </message>
</context>
<context>
    <name>pare::SensitivitySection</name>
    <message>
        <source>equal outputs</source>
        <translation>sorties identiques</translation>
    </message>
    <message>
        <source>%1%2 against channels removed</source>
        <translation>%1%2 selon les canaux supprimés</translation>
    </message>
    <message>
        <source>Agreement with the source</source>
        <translation>Accord avec la source</translation>
    </message>
    <message>
        <source>all %1 channels: %2</source>
        <translation>les %1 canaux&#xa0;: %2</translation>
    </message>
    <message>
        <source>Guard: %1</source>
        <translation>Garde-fou&#xa0;: %1</translation>
    </message>
    <message>
        <source>SQNR of the outputs [dB] against channels removed</source>
        <translation>SQNR des sorties [dB] selon les canaux supprimés</translation>
    </message>
    <message>
        <source>−%1 of %2</source>
        <translation>−%1 sur %2</translation>
    </message>
    <message>
        <source>Pruning sensitivity</source>
        <translation>Sensibilité à l’élagage</translation>
    </message>
    <message>
        <source>This group only</source>
        <translation>Ce groupe seulement</translation>
    </message>
    <message>
        <source>Measure only the channels that this layer makes, and what shrinks with them</source>
        <translation>Mesurer seulement les canaux que produit cette couche, et ce qui rétrécit avec eux</translation>
    </message>
    <message>
        <source>Measured by cutting: the channels of least norm are gone from this width and its normalizations, nothing is repaired. %1. With repair the loss is smaller.</source>
        <translation>Mesuré par découpe : les canaux de plus petite norme manquent dans cette largeur et ses normalisations, rien n’est réparé. %1. Avec réparation, la perte est plus faible.</translation>
    </message>
    <message>
        <source>Measured by mask: the channels of least norm are zero, nothing is repaired. %1. With repair the loss is smaller.</source>
        <translation>Mesuré par masque&#xa0;: les canaux de plus petite norme sont à zéro, rien n’est réparé. %1. Avec réparation, la perte est plus faible.</translation>
    </message>
    <message>
        <source>Of group %1; this layer stands in %2 groups.</source>
        <translation>Du groupe %1&#xa0;; cette couche figure dans %2 groupes.</translation>
    </message>
    <message>
        <source>◷ Measured on other data than is given now.</source>
        <translation>◷ Mesuré sur d’autres données que les données actuelles.</translation>
    </message>
    <message>
        <source>Being measured; see Jobs.</source>
        <translation>Mesure en cours&#xa0;; voir Tâches.</translation>
    </message>
    <message>
        <source>Not measured yet. Measuring tells what the model loses with a tenth to four fifths of these channels; it takes about two minutes at most.</source>
        <translation>Pas encore mesuré. La mesure dit ce que le modèle perd sans un dixième à quatre cinquièmes de ces canaux&#xa0;; elle prend environ deux minutes au plus.</translation>
    </message>
    <message>
        <source>Measure all again</source>
        <translation>Tout mesurer à nouveau</translation>
    </message>
    <message>
        <source>Measure sensitivity</source>
        <translation>Mesurer la sensibilité</translation>
    </message>
    <message>
        <source>Measure what the model loses with channels of each group, one group at a time, in the background</source>
        <translation>Mesurer ce que le modèle perd sans une partie des canaux de chaque groupe, un groupe à la fois, en arrière-plan</translation>
    </message>
</context>
<context>
    <name>pare::SensitivityView</name>
    <message>
        <source>Pruning sensitivity</source>
        <translation>Sensibilité à l’élagage</translation>
    </message>
    <message>
        <source>guard</source>
        <translation>garde-fou</translation>
    </message>
</context>
<context>
    <name>pare::StartPage</name>
    <message>
        <source>Open a model</source>
        <translation>Ouvrir un modèle</translation>
    </message>
    <message>
        <source>Open model or study…</source>
        <translation>Ouvrir un modèle ou une étude…</translation>
    </message>
    <message>
        <source>ONNX models and studies of Pare (Ctrl+O)</source>
        <translation>Modèles ONNX et études de Pare (Ctrl+O)</translation>
    </message>
    <message>
        <source>or drop a file anywhere in the window</source>
        <translation>ou déposez un fichier n’importe où dans la fenêtre</translation>
    </message>
    <message>
        <source>Try it on a demo</source>
        <translation>Essayer avec une démo</translation>
    </message>
    <message>
        <source>Clothes: ResNet-20, tells ten kinds of clothes apart</source>
        <translation>Vêtements&#xa0;: ResNet-20, distingue dix sortes de vêtements</translation>
    </message>
    <message>
        <source>A picture network with its test data</source>
        <translation>Un réseau d’images avec ses données de test</translation>
    </message>
    <message>
        <source>Languages: transformer, names the language of a text</source>
        <translation>Langues&#xa0;: transformer, nomme la langue d’un texte</translation>
    </message>
    <message>
        <source>A text network with its test data</source>
        <translation>Un réseau de texte avec ses données de test</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>Fichiers récents</translation>
    </message>
    <message>
        <source>%1 is not there any more</source>
        <translation>%1 n’existe plus</translation>
    </message>
    <message>
        <source>not there any more</source>
        <translation>n’existe plus</translation>
    </message>
</context>
<context>
    <name>pare::StepList</name>
    <message>
        <source>Steps</source>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>Run preset</source>
        <translation>Préréglage</translation>
    </message>
    <message>
        <source>Add step</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>No steps yet. Select layers in the graph or the table and say above what they get, add a step for every layer, or take a preset.</source>
        <translation>Pas encore d’étapes. Sélectionnez des couches dans le graphe ou le tableau et dites ci-dessus ce qu’elles reçoivent, ajoutez une étape pour toutes les couches, ou prenez un préréglage.</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Sélectionner</translation>
    </message>
    <message>
        <source>Select the layers that are left alone</source>
        <translation>Sélectionner les couches laissées intactes</translation>
    </message>
    <message>
        <source>Training step…</source>
        <translation>Étape d’entraînement…</translation>
    </message>
    <message>
        <source>Run a preset: it tries what it knows and delivers what keeps its promise</source>
        <translation>Exécuter un préréglage&#xa0;: il essaie ce qu’il connaît et livre ce qui tient sa promesse</translation>
    </message>
    <message>
        <source>No step of the recipe has the focus.</source>
        <translation>Aucune étape de la recette n’a le focus.</translation>
    </message>
    <message>
        <source>Move step %1 up</source>
        <translation>Monter l’étape %1</translation>
    </message>
    <message>
        <source>It is the first step.</source>
        <translation>C’est la première étape.</translation>
    </message>
    <message>
        <source>Move step %1 down</source>
        <translation>Descendre l’étape %1</translation>
    </message>
    <message>
        <source>It is the last step.</source>
        <translation>C’est la dernière étape.</translation>
    </message>
    <message>
        <source>Options of step %1</source>
        <translation>Options de l’étape %1</translation>
    </message>
    <message>
        <source>Select the layers of step %1</source>
        <translation>Sélectionner les couches de l’étape %1</translation>
    </message>
    <message>
        <source>Remove step %1</source>
        <translation>Supprimer l’étape %1</translation>
    </message>
    <message>
        <source>add step %1</source>
        <translation>ajouter l’étape %1</translation>
    </message>
    <message>
        <source>enable step</source>
        <translation>activer l’étape</translation>
    </message>
    <message>
        <source>disable step</source>
        <translation>désactiver l’étape</translation>
    </message>
    <message>
        <source>%1 is left alone, by presets too.</source>
        <translation>%1 reste intacte, même avec les préréglages.</translation>
    </message>
    <message>
        <source>%1 are left alone, by presets too.</source>
        <translation>%1 restent intactes, même avec les préréglages.</translation>
    </message>
    <message>
        <source>move %1 up</source>
        <translation>monter %1</translation>
    </message>
    <message>
        <source>move %1 down</source>
        <translation>descendre %1</translation>
    </message>
    <message>
        <source>remove step %1</source>
        <translation>supprimer l’étape %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
</context>
<context>
    <name>pare::StepOptions</name>
    <message>
        <source>on</source>
        <translation>activé</translation>
    </message>
    <message>
        <source>off</source>
        <translation>désactivé</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>%1: %2. Default: %3.</source>
        <translation>%1&#xa0;: %2. Par défaut&#xa0;: %3.</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>Revenir à %1</translation>
    </message>
    <message>
        <source>%1: back to %2</source>
        <translation>%1&#xa0;: revenir à %2</translation>
    </message>
</context>
<context>
    <name>pare::StepRow</name>
    <message>
        <source>Drag to another place (Alt+Up, Alt+Down)</source>
        <translation>Faites glisser ailleurs (Alt+Up, Alt+Down)</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Options</translation>
    </message>
    <message>
        <source>Remove step (Del)</source>
        <translation>Supprimer l’étape (Del)</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Monter</translation>
    </message>
    <message>
        <source>There is no such pass here</source>
        <translation>Cette passe n’existe pas ici</translation>
    </message>
    <message>
        <source>Leave this step out</source>
        <translation>Ignorer cette étape</translation>
    </message>
    <message>
        <source>Take this step in</source>
        <translation>Inclure cette étape</translation>
    </message>
    <message>
        <source>Step %1, %2</source>
        <translation>Étape %1, %2</translation>
    </message>
    <message>
        <source>off</source>
        <translation>désactivé</translation>
    </message>
    <message>
        <source>same size</source>
        <translation>même taille</translation>
    </message>
    <message>
        <source>Other weights of the same size: what training gives is measured after Run</source>
        <translation>D’autres poids de la même taille&#xa0;: ce qu’apporte l’entraînement est mesuré après l’exécution</translation>
    </message>
    <message>
        <source>Zeros take as much room as other numbers: the file is smaller only once it is compressed</source>
        <translation>Les zéros prennent autant de place que d’autres nombres&#xa0;: le fichier n’est plus petit qu’une fois compressé</translation>
    </message>
    <message>
        <source>What this step changes, computed</source>
        <translation>Ce que change cette étape, calculé</translation>
    </message>
    <message>
        <source>What this step changes, estimated: it needs data to run</source>
        <translation>Ce que change cette étape, estimé&#xa0;: elle a besoin de données pour être exécutée</translation>
    </message>
    <message>
        <source>Fold the options</source>
        <translation>Replier les options</translation>
    </message>
    <message>
        <source>open</source>
        <translation>dépliées</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>repliées</translation>
    </message>
</context>
<context>
    <name>pare::TableView</name>
    <message>
        <source>Reset columns</source>
        <translation>Réinitialiser les colonnes</translation>
    </message>
</context>
<context>
    <name>pare::TensorWindow</name>
    <message>
        <source>&amp;Save as .npy…</source>
        <translation>&amp;Enregistrer en .npy…</translation>
    </message>
    <message>
        <source>Values of this type cannot be written as .npy</source>
        <translation>Les valeurs de ce type ne peuvent pas être écrites en .npy</translation>
    </message>
    <message>
        <source>The stored values, as NumPy&apos;s %1</source>
        <translation>Les valeurs stockées, en type %1 de NumPy</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>The selected numbers, or all rows in sight, as tab-separated text</source>
        <translation>Les nombres sélectionnés, ou toutes les lignes visibles, en texte séparé par des tabulations</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Show what they &amp;stand for: %1</source>
        <translation>Afficher ce qu’elles repré&amp;sentent&#xa0;: %1</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Axis %1, of %2</source>
        <translation>Axe %1, de %2</translation>
    </message>
    <message>
        <source>Position on axis %1</source>
        <translation>Position sur l’axe %1</translation>
    </message>
    <message>
        <source>of axes %1; the last two are rows and columns</source>
        <translation>des axes %1&#xa0;; les deux derniers sont les lignes et les colonnes</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Nombres</translation>
    </message>
    <message>
        <source>&amp;Numbers</source>
        <translation>&amp;Nombres</translation>
    </message>
    <message>
        <source>&amp;Picture</source>
        <translation>&amp;Image</translation>
    </message>
    <message>
        <source>Each position of axis</source>
        <translation>Chaque position de l’axe</translation>
    </message>
    <message>
        <source>Axis</source>
        <translation>Axe</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Canal</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>Minimum</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Moyenne</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>Écart type</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>Zéros</translation>
    </message>
    <message>
        <source>C&amp;hannels</source>
        <translation>C&amp;anaux</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>H&amp;istogram</source>
        <translation>&amp;Histogramme</translation>
    </message>
    <message>
        <source>%1 to %2, mean %3, deviation %4</source>
        <translation>%1 à %2, moyenne %3, écart type %4</translation>
    </message>
    <message>
        <source>It has no values.</source>
        <translation>Il n’a pas de valeurs.</translation>
    </message>
    <message>
        <source>No value is finite.</source>
        <translation>Aucune valeur n’est finie.</translation>
    </message>
    <message>
        <source>, %1 are zero</source>
        <translation>, %1 sont nulles</translation>
    </message>
    <message>
        <source>; %1 NaN or infinite</source>
        <translation>&#xa0;; %1 NaN ou infinies</translation>
    </message>
    <message>
        <source>No value is finite</source>
        <translation>Aucune valeur n’est finie</translation>
    </message>
    <message>
        <source>The first %1 of %2</source>
        <translation>Les %1 premiers sur %2</translation>
    </message>
    <message>
        <source>Below zero blue, above it orange; full colour at %1.</source>
        <translation>Bleu en dessous de zéro, orange au-dessus&#xa0;; pleine couleur à %1.</translation>
    </message>
    <message>
        <source> Every %1th row and column.</source>
        <translation> Une ligne et une colonne sur %1.</translation>
    </message>
    <message>
        <source>Save values</source>
        <translation>Enregistrer les valeurs</translation>
    </message>
    <message>
        <source>NumPy array (*.npy)</source>
        <translation>Tableau NumPy (*.npy)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 enregistré</translation>
    </message>
    <message>
        <source>0 to %1</source>
        <translation>0 à %1</translation>
    </message>
    <message>
        <source>As the operators behind the tensor compute it</source>
        <translation>Comme le calculent les opérateurs qui lisent le tenseur</translation>
    </message>
    <message>
        <source>The tensor&apos;s values</source>
        <translation>Les valeurs du tenseur</translation>
    </message>
</context>
<context>
    <name>pare::Tour</name>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Passer</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminée</translation>
    </message>
</context>
<context>
    <name>pare::TradeOffChart</name>
    <message>
        <source>Latency (ms)</source>
        <translation>Latence (ms)</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>Logarithmique</translation>
    </message>
    <message>
        <source>Front only</source>
        <translation>Front seul</translation>
    </message>
    <message>
        <source>Show only what no other variant beats</source>
        <translation>N’afficher que ce qu’aucune autre variante ne bat</translation>
    </message>
    <message>
        <source>Whole range</source>
        <translation>Plage entière</translation>
    </message>
    <message>
        <source>Let the axis reach down to what collapsed</source>
        <translation>Laisser l’axe descendre jusqu’à ce qui s’est effondré</translation>
    </message>
    <message>
        <source>Candidates that were tried</source>
        <translation>Candidats essayés</translation>
    </message>
    <message>
        <source>What searches measured on their way, as faint dots</source>
        <translation>Ce que les recherches ont mesuré en chemin, en points pâles</translation>
    </message>
    <message>
        <source>What runs along the chart</source>
        <translation>Ce que montre l’axe horizontal</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>Axe horizontal</translation>
    </message>
    <message>
        <source>Measure the source first.</source>
        <translation>Mesurez d’abord la source.</translation>
    </message>
    <message>
        <source>Measure the source</source>
        <translation>Mesurer la source</translation>
    </message>
    <message>
        <source>1 variant; the table of variants has the same numbers</source>
        <translation>1 variante&#xa0;; le tableau des variantes contient les mêmes nombres</translation>
    </message>
    <message>
        <source>%1 variants; the table of variants has the same numbers</source>
        <translation>%1 variantes&#xa0;; le tableau des variantes contient les mêmes nombres</translation>
    </message>
</context>
<context>
    <name>pare::TradeOffPad</name>
    <message>
        <source>Trade-off chart</source>
        <translation>Graphique des compromis</translation>
    </message>
    <message>
        <source>Drag to change the guard</source>
        <translation>Faites glisser pour changer le garde-fou</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>et %1 de plus</translation>
    </message>
    <message>
        <source>tried by a search</source>
        <translation>essayé par une recherche</translation>
    </message>
    <message>
        <source>the opened model</source>
        <translation>le modèle ouvert</translation>
    </message>
    <message>
        <source> · no gain</source>
        <translation> · aucun gain</translation>
    </message>
    <message>
        <source> · measured under other conditions</source>
        <translation> · mesuré dans d’autres conditions</translation>
    </message>
</context>
<context>
    <name>pare::TradeOffPlot</name>
    <message>
        <source>, lower is better</source>
        <translation>, plus bas est mieux</translation>
    </message>
    <message>
        <source>1 not shown: not measured</source>
        <translation>1 non affichée&#xa0;: non mesurée</translation>
    </message>
    <message>
        <source>%1 not shown: not measured</source>
        <translation>%1 non affichées&#xa0;: non mesurées</translation>
    </message>
    <message>
        <source>Run a recipe or a batch of presets</source>
        <translation>Exécutez une recette ou un lot de préréglages</translation>
    </message>
</context>
<context>
    <name>pare::TrainingCurve</name>
    <message>
        <source>Nothing is trained here.</source>
        <translation>Rien n’est entraîné ici.</translation>
    </message>
    <message>
        <source>Training curves</source>
        <translation>Courbes d’entraînement</translation>
    </message>
    <message>
        <source>Training in numbers</source>
        <translation>L’entraînement en chiffres</translation>
    </message>
    <message>
        <source>Which training</source>
        <translation>Quel entraînement</translation>
    </message>
    <message>
        <source>Which of the trainings of this job is shown</source>
        <translation>Lequel des entraînements de cette tâche est affiché</translation>
    </message>
    <message>
        <source>Training %1 of %2</source>
        <translation>Entraînement %1 sur %2</translation>
    </message>
    <message>
        <source>%1 (%)</source>
        <translation>%1 (%)</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>perte</translation>
    </message>
    <message>
        <source>step</source>
        <translation>étape</translation>
    </message>
    <message>
        <source>best</source>
        <translation>meilleur</translation>
    </message>
</context>
<context>
    <name>pare::TrainingDialog</name>
    <message>
        <source>Data…</source>
        <translation>Données…</translation>
    </message>
    <message>
        <source>Add training step</source>
        <translation>Ajouter une étape d’entraînement</translation>
    </message>
    <message>
        <source>Fine-tune</source>
        <translation>Affiner</translation>
    </message>
    <message>
        <source>Learns the labels of the training data.</source>
        <translation>Apprend les étiquettes des données d’entraînement.</translation>
    </message>
    <message>
        <source>Distill</source>
        <translation>Distiller</translation>
    </message>
    <message>
        <source>Learns to give what a teacher gives: the source, or another model. Needs no labels.</source>
        <translation>Apprend à donner ce que donne un enseignant&#xa0;: la source, ou un autre modèle. Ne nécessite pas d’étiquettes.</translation>
    </message>
    <message>
        <source>Train quantized</source>
        <translation>Entraîner quantifié</translation>
    </message>
    <message>
        <source>The same for a quantized model: integers and scales learn with the rounding in the loop.</source>
        <translation>De même pour un modèle quantifié&#xa0;: les entiers et les échelles apprennent avec l’arrondi dans la boucle.</translation>
    </message>
    <message>
        <source>Choose the data to train on</source>
        <translation>Choisir les données d’entraînement</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>Enseignant</translation>
    </message>
    <message>
        <source>the model before the first step</source>
        <translation>le modèle d’avant la première étape</translation>
    </message>
    <message>
        <source>Teacher, an ONNX file; empty: the model before the first step</source>
        <translation>Enseignant, un fichier ONNX&#xa0;; vide&#xa0;: le modèle d’avant la première étape</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Models (*.onnx)</source>
        <translation>Modèles (*.onnx)</translation>
    </message>
    <message>
        <source>More options</source>
        <translation>Plus d’options</translation>
    </message>
    <message>
        <source>Only the %1 may change</source>
        <translation>Ne modifier que %1</translation>
    </message>
    <message>
        <source>Trained on %1. A part of it is held out and tells which weights are kept; samples that results are measured on are never learned.</source>
        <translation>Entraîné sur %1. Une part est réservée à la validation et indique quels poids sont gardés&#xa0;; les échantillons sur lesquels les résultats sont mesurés ne sont jamais appris.</translation>
    </message>
    <message>
        <source>There is no data to train on yet; without it the recipe cannot be run.</source>
        <translation>Il n’y a pas encore de données d’entraînement&#xa0;; sans elles, la recette ne peut pas être exécutée.</translation>
    </message>
    <message>
        <source>Teacher: %1 is not there.</source>
        <translation>Enseignant&#xa0;: %1 n’existe pas.</translation>
    </message>
    <message>
        <source>Teacher: %1 is no file that can be read.</source>
        <translation>Enseignant&#xa0;: %1 n’est pas un fichier lisible.</translation>
    </message>
    <message>
        <source>Bits: weights are stored in 2, 3, 4 or 8 bits; 0 trains what is quantized already.</source>
        <translation>Bits&#xa0;: les poids sont stockés sur 2, 3, 4 ou 8 bits&#xa0;; 0 entraîne ce qui est déjà quantifié.</translation>
    </message>
    <message>
        <source>No step before it changes the model, so it would learn from itself. Choose a teacher, or add it after a step that loses accuracy.</source>
        <translation>Aucune étape précédente ne change le modèle, il apprendrait donc de lui-même. Choisissez un enseignant, ou ajoutez-la après une étape qui perd de l’exactitude.</translation>
    </message>
    <message>
        <source>No step before it quantizes the model. Add quantize-static first, or set Bits to train weights for so many bits.</source>
        <translation>Aucune étape précédente ne quantifie le modèle. Ajoutez d’abord quantize-static, ou réglez Bits pour entraîner les poids à ce nombre de bits.</translation>
    </message>
    <message>
        <source>one walk through the data</source>
        <translation>un parcours des données</translation>
    </message>
    <message>
        <source>%1 walks through the data</source>
        <translation>%1 parcours des données</translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation>environ %1 min</translation>
    </message>
    <message>
        <source>Ends after %1</source>
        <translation>Se termine après %1</translation>
    </message>
    <message>
        <source> or </source>
        <translation> ou </translation>
    </message>
    <message>
        <source>, whichever comes first</source>
        <translation>, selon ce qui vient en premier</translation>
    </message>
    <message>
        <source>; earlier after %1 without a better held-out score</source>
        <translation>&#xa0;; plus tôt après %1 sans meilleur score de validation</translation>
    </message>
    <message>
        <source>. It can be stopped at any time with the best weights so far.</source>
        <translation>. L’arrêt est possible à tout moment avec les meilleurs poids jusque-là.</translation>
    </message>
</context>
<context>
    <name>pare::TrainingPage</name>
    <message>
        <source>Training of</source>
        <translation>Entraînement de</translation>
    </message>
    <message>
        <source>Whose training</source>
        <translation>De quel entraînement</translation>
    </message>
    <message>
        <source>What trains now, and the variants that were trained</source>
        <translation>Ce qui s’entraîne maintenant, et les variantes qui ont été entraînées</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1, now</source>
        <translation>%1, maintenant</translation>
    </message>
    <message>
        <source>No variant of this study was trained in this window or a batch. Recipe &gt; Add training step… adds one.</source>
        <translation>Aucune variante de cette étude n’a été entraînée dans cette fenêtre ou un lot. Recette &gt; Ajouter une étape d’entraînement… en ajoute une.</translation>
    </message>
</context>
<context>
    <name>pare::TreatmentBox</name>
    <message>
        <source>Leave alone</source>
        <translation>Laisser intact</translation>
    </message>
    <message>
        <source>Nothing changes these layers: no step of the recipe, no preset, and nothing that their neighbours lose</source>
        <translation>Rien ne change ces couches&#xa0;: aucune étape de la recette, aucun préréglage, ni rien de ce que perdent leurs voisines</translation>
    </message>
    <message>
        <source>Precision of the selected layers</source>
        <translation>Précision des couches sélectionnées</translation>
    </message>
    <message>
        <source>Weights to set to zero, percent</source>
        <translation>Poids à mettre à zéro, en pour cent</translation>
    </message>
    <message>
        <source>Smaller only when compressed: ONNX Runtime&apos;s CPU gains no time from zeros</source>
        <translation>Plus petit seulement une fois compressé&#xa0;: sur CPU, ONNX Runtime ne gagne pas de temps grâce aux zéros</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Précision</translation>
    </message>
    <message>
        <source>Channels to remove</source>
        <translation>Canaux à supprimer</translation>
    </message>
    <message>
        <source>Weights to zero</source>
        <translation>Poids à zéro</translation>
    </message>
    <message>
        <source>%1 % zeros</source>
        <translation>%1&#xa0;% de zéros</translation>
    </message>
    <message>
        <source>No layer is selected</source>
        <translation>Aucune couche n’est sélectionnée</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>Sélection&#xa0;: %1</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>Mixte</translation>
    </message>
    <message>
        <source>Not pruned: these layers make no channels that could go</source>
        <translation>Non élaguées&#xa0;: ces couches ne produisent pas de canaux à supprimer</translation>
    </message>
    <message>
        <source>Not pruned: %1</source>
        <translation>Non élagué&#xa0;: %1</translation>
    </message>
    <message>
        <source>Not pruned: no smaller count is allowed here (a multiple of %1)</source>
        <translation>Non élagué&#xa0;: aucun nombre plus petit n’est permis ici (un multiple de %1)</translation>
    </message>
    <message>
        <source>prune %1 % of %2</source>
        <translation>élaguer %1&#xa0;% de %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>leave alone</source>
        <translation>laisser intact</translation>
    </message>
    <message>
        <source>treat again</source>
        <translation>traiter à nouveau</translation>
    </message>
    <message>
        <source>clear treatment</source>
        <translation>effacer le traitement</translation>
    </message>
    <message>
        <source>%1 together in %2</source>
        <translation>%1 ensemble dans %2</translation>
    </message>
    <message>
        <source>Channels: shapes are being read</source>
        <translation>Canaux&#xa0;: lecture des formes en cours</translation>
    </message>
</context>
<context>
    <name>pare::VariantsModel</name>
    <message>
        <source>◎ measured</source>
        <translation>◎ mesuré</translation>
    </message>
    <message>
        <source>◎ not measured</source>
        <translation>◎ non mesuré</translation>
    </message>
    <message>
        <source> · best</source>
        <translation> · meilleur</translation>
    </message>
    <message>
        <source>%1 [%2 to %3]</source>
        <translation>%1 [%2 à %3]</translation>
    </message>
    <message>
        <source>Not measured yet: Run &gt; Measure baseline</source>
        <translation>Pas encore mesuré&#xa0;: Exécution &gt; Mesurer la référence</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>Non mesuré</translation>
    </message>
    <message>
        <source>Give labelled data (Ctrl+D) to measure accuracy</source>
        <translation>Indiquez des données étiquetées (Ctrl+D) pour mesurer l’exactitude</translation>
    </message>
    <message>
        <source>Not measured for this variant</source>
        <translation>Non mesuré pour cette variante</translation>
    </message>
    <message>
        <source>A favourite; click to unmark it (S)</source>
        <translation>Une favorite&#xa0;; cliquez pour ne plus la marquer (S)</translation>
    </message>
    <message>
        <source>Click to mark it as a favourite (S)</source>
        <translation>Cliquez pour la marquer comme favorite (S)</translation>
    </message>
    <message>
        <source>Measured on other data than is given now. %1</source>
        <translation>Mesuré sur d’autres données que les données actuelles. %1</translation>
    </message>
    <message>
        <source>%1 bytes on disk, computed</source>
        <translation>%1 octets sur le disque, calculé</translation>
    </message>
    <message>
        <source>closeness to the source&apos;s outputs, measured</source>
        <translation>fidélité aux sorties de la source, mesurée</translation>
    </message>
    <message>
        <source>paired difference on the same samples, p = %1</source>
        <translation>différence appariée sur les mêmes échantillons, p = %1</translation>
    </message>
    <message>
        <source>of the source&apos;s latency in the same run, 95 % interval %1 to %2, measured</source>
        <translation>de la latence de la source dans la même exécution, intervalle à 95&#xa0;% %1 à %2, mesuré</translation>
    </message>
    <message>
        <source>%1 a sample, computed</source>
        <translation>%1 par échantillon, calculé</translation>
    </message>
    <message>
        <source>of a fresh runner process that loads and runs it, measured</source>
        <translation>d’un nouveau processus exécuteur qui la charge et l’exécute, mesuré</translation>
    </message>
    <message>
        <source>Grey: %1</source>
        <translation>En gris&#xa0;: %1</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>ΔSize [%]</source>
        <translation>ΔTaille [%]</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitude</translation>
    </message>
    <message>
        <source>Δ [95 %]</source>
        <translation>Δ [95 %]</translation>
    </message>
    <message>
        <source>Latency ratio</source>
        <translation>Latence ÷ source</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Médiane</translation>
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
        <translation>Pic de mémoire</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>95 % interval %1 to %2, %3, %4, batch %5, measured in a run of its own: how much faster it is than another says Latency ÷ source</source>
        <translation>Intervalle à 95 % de %1 à %2, %3, %4, lot %5, mesuré dans une exécution à lui&#xa0;: combien il est plus rapide qu&apos;un autre, Latence ÷ original le dit</translation>
    </message>
    <message>
        <source>The source is what the others are compared with</source>
        <translation>La source est ce à quoi les autres sont comparées</translation>
    </message>
    <message>
        <source>%1 of %2 samples, 95 % interval %3 to %4%5, measured</source>
        <translation>%1 de %2 échantillons, intervalle à 95 % de %3 à %4%5, mesuré</translation>
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
        <translation>Front</translation>
    </message>
    <message>
        <source>Only variants that no other one beats in size and accuracy at once</source>
        <translation>Seulement les variantes qu’aucune autre ne bat à la fois en taille et en exactitude</translation>
    </message>
    <message>
        <source>Within guard</source>
        <translation>Dans le garde-fou</translation>
    </message>
    <message>
        <source>Only variants that hold the guard</source>
        <translation>Seulement les variantes qui respectent le garde-fou</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Mesurées</translation>
    </message>
    <message>
        <source>Only variants that were measured</source>
        <translation>Seulement les variantes mesurées</translation>
    </message>
    <message>
        <source>★ Favourites</source>
        <translation>★ Favorites</translation>
    </message>
    <message>
        <source>Only variants that were marked with a star (S)</source>
        <translation>Seulement les variantes marquées d’une étoile (S)</translation>
    </message>
    <message>
        <source>Constraint: size&lt;500kB latency&lt;0.8x accuracy&gt;91%</source>
        <translation>Contrainte&#xa0;: size&lt;500kB latency&lt;0.8x accuracy&gt;91%</translation>
    </message>
    <message>
        <source>What a variant must hold; others are grey here and on the chart. Words: size, latency (0.8x of the source&apos;s, or 5ms), accuracy, drop, macs, parameters, memory, with &lt; or &gt;. Kept in the study.</source>
        <translation>Ce qu’une variante doit tenir&#xa0;; les autres sont en gris ici et sur le graphique. Mots&#xa0;: size, latency (0.8x celle de la source, ou 5ms), accuracy, drop, macs, parameters, memory, avec &lt; ou &gt;. Conservé dans l’étude.</translation>
    </message>
    <message>
        <source>Constraint</source>
        <translation>Contrainte</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Set as A</source>
        <translation>Définir comme A</translation>
    </message>
    <message>
        <source>Set as B</source>
        <translation>Définir comme B</translation>
    </message>
    <message>
        <source>Compare with A</source>
        <translation>Comparer à A</translation>
    </message>
    <message>
        <source>Export model…</source>
        <translation>Exporter le modèle…</translation>
    </message>
    <message>
        <source>No favourite any more</source>
        <translation>Retirer des favorites</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorite</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>%1 miss the constraint</source>
        <translation>%1 ne respectent pas la contrainte</translation>
    </message>
    <message>
        <source>1 misses the constraint</source>
        <translation>1 ne respecte pas la contrainte</translation>
    </message>
</context>
</TS>
