import CZip
import Yams
